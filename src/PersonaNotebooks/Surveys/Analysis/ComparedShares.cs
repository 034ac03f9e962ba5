using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>Measures simulated shares against people's, with the doubt of both sides: simulated people, and the sample of people.</summary>
internal static class ComparedShares
{
    private const int Draws = 500;
    private const double Normal95 = 1.959963984540054;

    /// <summary>One question with people's shares of its options and their standard errors.</summary>
    public sealed record Item(Question Question, IReadOnlyList<double> Truth, IReadOnlyList<double> Errors)
    {
        /// <summary>Null when the question has no people's answers.</summary>
        public static Item? Of(Question question, HumanShares people) =>
            QuestionTruth.Of(question, people) is { } truth
                ? new(question, truth, QuestionTruth.StandardErrors(question, people)!)
                : null;

        /// <summary>People's shares moved by a normal error each, cut at 0 and brought to a sum of 1.</summary>
        public IReadOnlyList<double> Moved(RandomStream noise)
        {
            var moved = Truth.Zip(Errors, (t, e) => Math.Max(0, t + e * noise.NextNormal())).ToArray();
            var sum = moved.Sum();
            return [.. moved.Select(m => m / sum)];
        }

        public double Align(IReadOnlyList<double> simulated, IReadOnlyList<double> people) =>
            Alignment.Of(simulated, people, Question.Ordered);

        public double Spread(IReadOnlyList<double> simulated, IReadOnlyList<double> people) =>
            Question.Ordered
                ? OpinionSpread.DispersionRatio(simulated, people)
                : OpinionSpread.EntropyRatio(simulated, people);
    }

    /// <summary>
    /// Alignment, the mean over the items. As resampling lowers it, the interval is shifted by what the resamples' mean lies below the estimate.
    /// </summary>
    public static Estimate Aligned(Response[] valid, IReadOnlyList<Item> items, Seed seed)
    {
        var (estimate, mean) = Resample(valid, items, (item, s, p) => item.Align(s, p), seed);
        return double.IsNaN(estimate.Low)
            ? estimate
            : estimate with
            {
                Low = Math.Clamp(estimate.Low + estimate.Value - mean, 0, 1),
                High = Math.Clamp(estimate.High + estimate.Value - mean, 0, 1),
                Method = $"{estimate.Method}, people's standard errors, centred",
            };
    }

    /// <summary>The spread of simulated answers by that of people's, for one item.</summary>
    public static Estimate Spread(Response[] valid, Item item, Seed seed)
    {
        var (estimate, _) = Resample(valid, [item], (i, s, p) => i.Spread(s, p), seed);
        return estimate with { Method = $"{estimate.Method}, people's standard errors" };
    }

    /// <summary>Of shares that are known, such as even ones: only people's shares are in doubt.</summary>
    public static Estimate OfShares(
        IReadOnlyList<Item> items,
        Func<Item, IReadOnlyList<double>, double> measure,
        Seed seed
    )
    {
        var noise = seed.For("people").Stream();
        var value = items.Average(item => measure(item, item.Truth));
        double[] moved =
        [
            .. Enumerable.Range(0, Draws).Select(_ => items.Average(item => measure(item, item.Moved(noise)))),
        ];
        var mean = moved.Average();
        var half = Normal95 * Math.Sqrt(moved.Average(m => (m - mean) * (m - mean)));
        return new(value, value - half, value + half, 0.95, "people's standard errors", new Dictionary<string, int>());
    }

    private static (Estimate Estimate, double Mean) Resample(
        Response[] valid,
        IReadOnlyList<Item> items,
        Func<Item, IReadOnlyList<double>, IReadOnlyList<double>, double> measure,
        Seed seed
    )
    {
        var noise = seed.For("people").Stream();
        var place = items.Select((item, i) => (item.Question.Id, i)).ToDictionary(p => p.Id, p => p.i);
        double[][] shares = [.. valid.Select(r => r.Answer.Shares.Select(s => s / r.Answer.Shares.Sum()).ToArray())];
        int[] of = [.. valid.Select(r => place[r.Question.Id])];
        List<double> replicates = [];
        double Value(ReadOnlySpan<double> _, ReadOnlySpan<double> counts)
        {
            double[][] simulated = [.. items.Select(item => new double[item.Truth.Count])];
            for (var i = 0; i < shares.Length; i++)
            {
                for (var o = 0; o < shares[i].Length; o++)
                {
                    simulated[of[i]][o] += counts[i] * shares[i][o];
                }
            }
            // The last call is the estimate itself.
            var isEstimate = replicates.Count == Draws;
            var (sum, n) = (0.0, 0);
            for (var i = 0; i < items.Count; i++)
            {
                var people = isEstimate ? items[i].Truth : items[i].Moved(noise);
                if (simulated[i].Sum() > 0)
                {
                    (sum, n) = (sum + measure(items[i], simulated[i], people), n + 1);
                }
            }
            replicates.Add(sum / n);
            return replicates[^1];
        }
        if (valid.Select(r => r.Person).Distinct().Take(2).Count() < 2)
        {
            replicates.AddRange(new double[Draws]);
        }
        var estimate = Resampled.Estimate(
            new double[valid.Length],
            ResponseLevels.Of(valid, [ResponseLevel.Person]),
            Value,
            seed,
            Draws
        );
        return (estimate, replicates.SkipLast(1).Average());
    }
}
