using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>Alignment of one question with the doubt of both sides: simulated people, and the sample of people.</summary>
internal static class AlignmentEstimate
{
    private const int Draws = 500;
    private const double Normal95 = 1.959963984540054;

    public static Estimate Of(Response[] valid, IReadOnlyList<double> truth, IReadOnlyList<double> errors, Seed seed)
    {
        var question = valid[0].Question;
        var noise = seed.For("people").Stream();
        List<double> replicates = [];
        double[][] shares = [.. valid.Select(r => r.Answer.Shares.Select(s => s / r.Answer.Shares.Sum()).ToArray())];
        double Value(ReadOnlySpan<double> _, ReadOnlySpan<double> counts)
        {
            var simulated = new double[truth.Count];
            for (var i = 0; i < shares.Length; i++)
            {
                for (var o = 0; o < simulated.Length; o++)
                {
                    simulated[o] += counts[i] * shares[i][o];
                }
            }
            // The last call is the estimate itself.
            var people = replicates.Count < Draws ? Moved(truth, errors, noise) : truth;
            replicates.Add(Alignment.Of(simulated, people, question.Ordered));
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
        if (double.IsNaN(estimate.Low))
        {
            return estimate;
        }
        var shift = estimate.Value - replicates.SkipLast(1).Average();
        return estimate with
        {
            Low = Math.Clamp(estimate.Low + shift, 0, 1),
            High = Math.Clamp(estimate.High + shift, 0, 1),
            Method = $"{estimate.Method}, people's standard errors, centred",
        };
    }

    /// <summary>Of shares that are known, such as even ones: only people's shares are in doubt.</summary>
    public static Estimate OfShares(
        Question question,
        IReadOnlyList<double> shares,
        IReadOnlyList<double> truth,
        IReadOnlyList<double> errors,
        Seed seed
    )
    {
        var noise = seed.For("people").Stream();
        var value = Alignment.Of(shares, truth, question.Ordered);
        double[] moved =
        [
            .. Enumerable
                .Range(0, Draws)
                .Select(_ => Alignment.Of(shares, Moved(truth, errors, noise), question.Ordered)),
        ];
        var mean = moved.Average();
        var half = Normal95 * Math.Sqrt(moved.Average(m => (m - mean) * (m - mean)));
        return new(
            value,
            Math.Max(0, value - half),
            Math.Min(1, value + half),
            0.95,
            "people's standard errors",
            new Dictionary<string, int>()
        );
    }

    private static double[] Moved(IReadOnlyList<double> truth, IReadOnlyList<double> errors, RandomStream noise)
    {
        var moved = truth.Zip(errors, (t, e) => Math.Max(0, t + e * noise.NextNormal())).ToArray();
        var sum = moved.Sum();
        return [.. moved.Select(m => m / sum)];
    }
}
