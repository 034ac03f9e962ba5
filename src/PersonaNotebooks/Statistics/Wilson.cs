using MathNet.Numerics.Distributions;

namespace PersonaNotebooks.Statistics;

/// <summary>Wilson's score interval for a proportion (Wilson 1927): right at 0 and 1, and for small samples.</summary>
public static class Wilson
{
    /// <summary>The proportion of <paramref name="successes"/> among <paramref name="n"/> and its interval.</summary>
    /// <param name="successes">0 to <paramref name="n"/>; need not be whole, for weighted counts.</param>
    /// <param name="n">How many were drawn, or the effective number when weights differ; positive.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <param name="unit">What was drawn, for the estimate's record.</param>
    /// <exception cref="InputException">There is nobody, or more successes than people.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Estimate Proportion(double successes, double n, double level = 0.95, string unit = "person")
    {
        if (!(n > 0))
        {
            throw new InputException($"A proportion of {n} {unit}s has no value; there must be at least one.");
        }
        if (!(successes >= 0 && successes <= n))
        {
            throw new InputException(
                $"{successes} of {n} {unit}s is no proportion; the first must lie between 0 and the second."
            );
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        var p = successes / n;
        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var scale = 1 + z * z / n;
        var centre = (p + z * z / (2 * n)) / scale;
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
        return new(
            p,
            Math.Max(0, centre - half),
            Math.Min(1, centre + half),
            level,
            "Wilson score",
            new Dictionary<string, int> { [unit] = (int)Math.Round(n) }
        );
    }

    /// <summary>A weighted proportion, with the interval of Kish's effective sample size in place of the number of people.</summary>
    /// <param name="answers">Yes or no, one a person.</param>
    /// <param name="weights">One a person; not negative, not all zero.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <exception cref="InputException">The lists differ in length, or the weights are not weights.</exception>
    public static Estimate Weighted(IReadOnlyList<bool> answers, IReadOnlyList<double> weights, double level = 0.95)
    {
        if (answers.Count != weights.Count)
        {
            throw new InputException($"{answers.Count} answers cannot be weighted by {weights.Count} weights.");
        }
        var n = SurveyWeights.EffectiveSampleSize(weights);
        var share = answers.Zip(weights).Where(a => a.First).Sum(a => a.Second) / weights.Sum();
        var estimate = Proportion(Math.Min(share, 1) * n, n, level, "effective person");
        return estimate with { Method = "Wilson score with Kish's effective sample size" };
    }
}
