using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// How far simulated states lie from the real ones when the noise of sampling few people is taken out: the root over states of the mean of
/// (share - real)² - v, where v is the variance of the state's mean over its people. Without the correction a tier whose people answer more
/// alike looks better or worse by chance alone.
/// </summary>
/// <remarks>
/// (share - real)² is too large by v on average, so the mean is unbiased; below 0 it counts as 0. The interval is normal for the mean of squares,
/// each with the variance 4·bias²·v + 2·v², and its ends are taken to roots; it resamples nothing.
/// </remarks>
public static class StateNoise
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>The error of one tier, 0 to 1.</summary>
    /// <param name="responses">Answers of one tier to one election; those that are not valid are left out.</param>
    /// <param name="truth">The real left share by question id and postal code.</param>
    /// <returns>Null when a state has fewer than two people: noise cannot be told from error.</returns>
    public static Estimate? RootMeanSquare(
        IEnumerable<Response> responses,
        IReadOnlyDictionary<(string Question, string State), double> truth
    )
    {
        var people = responses
            .Where(r => r.IsValid && r.Question.HasLean && truth.ContainsKey((r.Question.Id, r.State)))
            .GroupBy(r => (Question: r.Question.Id, r.State, r.Person, r.Tier))
            .Select(g =>
                (
                    g.Key.State,
                    Real: truth[(g.Key.Question, g.Key.State)],
                    Pooled: g.Key.Tier == Tiers.Nobody,
                    Mean: g.Average(LeftShift.Left)
                )
            )
            .ToList();
        // "Nobody" is one respondent that stands for every state, not as many as there are states.
        var states = people.GroupBy(p => p.State).ToList();
        List<(double Bias, double Variance)> errors =
        [
            .. states.Select(state =>
            {
                double[] means = [.. (state.First().Pooled ? people : [.. state]).Select(p => p.Mean)];
                return (means.Average() - state.First().Real, VarianceOfMean(means));
            }),
        ];
        if (errors.Count == 0 || errors.Any(e => double.IsNaN(e.Variance)))
        {
            return null;
        }
        return Of(errors, people.Count);
    }

    /// <summary>The error of shares that are known with a variance, such as those of coins.</summary>
    internal static Estimate Of(IReadOnlyList<(double Bias, double Variance)> errors, int people)
    {
        var square = errors.Average(e => e.Bias * e.Bias - e.Variance);
        var variance = errors.Average(e =>
            4 * Math.Max(0, e.Bias * e.Bias - e.Variance) * e.Variance + 2 * e.Variance * e.Variance
        );
        var half = Normal95 * Math.Sqrt(variance / errors.Count);
        static double Root(double x) => Math.Sqrt(Math.Max(0, x));
        return new(
            Root(square),
            Root(square - half),
            Root(square + half),
            0.95,
            "root mean square over states, sampling variance subtracted, normal interval",
            new Dictionary<string, int> { ["person"] = people, ["state"] = errors.Count }
        );
    }

    private static double VarianceOfMean(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2
            ? double.NaN
            : values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1) / values.Length;
    }
}
