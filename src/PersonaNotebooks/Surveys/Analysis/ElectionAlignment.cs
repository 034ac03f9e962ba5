using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>The alignment of an election with an interval.</summary>
public static class ElectionAlignment
{
    private const int Draws = 1000;

    /// <summary>
    /// The mean over states of 1 - |simulated - real two-party share| with a bootstrap interval. With few people in a state, sampling noise alone
    /// lowers the value, in all tiers alike, and resampling lowers it once more; so the percentile interval is shifted by what the resamples' mean lies
    /// below the estimate.
    /// </summary>
    /// <param name="responses">Answers of one tier to one election; those that are not valid are left out.</param>
    /// <param name="truth">The real left share by question id and postal code.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="weights">Voters by postal code; null for the plain mean of states.</param>
    /// <returns>Null when no answer is valid or no state has a truth.</returns>
    public static Estimate? Of(
        IEnumerable<Response> responses,
        IReadOnlyDictionary<(string Question, string State), double> truth,
        Seed seed,
        IReadOnlyDictionary<string, double>? weights = null
    )
    {
        Response[] rows =
        [
            .. responses.Where(r => r.IsValid && r.Question.HasLean && truth.ContainsKey((r.Question.Id, r.State))),
        ];
        if (rows.Length == 0)
        {
            return null;
        }
        (string Question, string State)[] cells = [.. rows.Select(r => (r.Question.Id, r.State)).Distinct()];
        // "Nobody" is one respondent, so its share is one for all states.
        var pooled = rows.All(r => r.Tier == Tiers.Nobody);
        int[] cell = [.. rows.Select(r => Array.IndexOf(cells, (r.Question.Id, r.State)))];
        double[] real = [.. cells.Select(c => truth[c])],
            weight = [.. cells.Select(c => StateWeights.Of(weights, c.State))];
        var replicates = new List<double>(Draws + 1);
        double Value(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
        {
            Span<double> sum = stackalloc double[cells.Length],
                n = stackalloc double[cells.Length];
            for (var i = 0; i < values.Length; i++)
            {
                sum[cell[i]] += counts[i] * values[i];
                n[cell[i]] += counts[i];
            }
            var (aligned, total) = (0.0, 0.0);
            if (pooled)
            {
                var (all, answers) = (0.0, 0.0);
                for (var c = 0; c < cells.Length; c++)
                {
                    (all, answers) = (all + sum[c], answers + n[c]);
                }
                sum.Fill(all);
                n.Fill(answers);
            }
            for (var c = 0; c < cells.Length; c++)
            {
                if (n[c] > 0)
                {
                    aligned += weight[c] * (1 - Math.Abs(sum[c] / n[c] - real[c]));
                    total += weight[c];
                }
            }
            replicates.Add(aligned / total);
            return aligned / total;
        }
        var estimate = Resampled.Estimate(
            [.. rows.Select(LeftShift.Left)],
            ResponseLevels.Of(rows, [ResponseLevel.Person]),
            Value,
            seed,
            Draws
        );
        var shift = replicates.Count > 1 ? estimate.Value - replicates.SkipLast(1).Average() : 0;
        return estimate with
        {
            Low = Math.Min(1, estimate.Low + shift),
            High = Math.Min(1, estimate.High + shift),
            Method = $"{estimate.Method}, centred",
        };
    }
}
