namespace PersonaNotebooks.Statistics;

/// <summary>Intervals from values of a statistic on resamples (Efron and Tibshirani 1993, chapters 13 and 14).</summary>
public static class BootstrapInterval
{
    /// <summary>The middle share of the replicates, quantiles by linear interpolation.</summary>
    /// <exception cref="InputException">No replicate, one that is not finite, or a level outside 0 to 1.</exception>
    public static (double Low, double High) Percentile(ReadOnlySpan<double> replicates, double level = 0.95)
    {
        Check.Level(level);
        return Quantiles(replicates, (1 - level) / 2, (1 + level) / 2);
    }

    /// <summary>
    /// Bias-corrected and accelerated (Efron 1987). Replicates equal to the estimate count half; when all lie on one side of it the correction is
    /// infinite, and the ends are the extreme replicates.
    /// </summary>
    /// <param name="estimate">The statistic of the sample.</param>
    /// <param name="replicates">The statistic on resamples.</param>
    /// <param name="jackknife">The statistic with each observation left out in turn.</param>
    /// <param name="level">Coverage aimed at.</param>
    /// <exception cref="InputException">No replicate, a value that is not finite, or a level outside 0 to 1.</exception>
    public static BcaInterval Bca(
        double estimate,
        ReadOnlySpan<double> replicates,
        ReadOnlySpan<double> jackknife,
        double level = 0.95
    )
    {
        Check.Level(level);
        Check.Sample(replicates, 1, "The list of replicates");
        var below = 0.0;
        foreach (var replicate in replicates)
        {
            below +=
                replicate < estimate ? 1
                : replicate == estimate ? 0.5
                : 0;
        }
        var z0 = Tail.NormalQuantile(below / replicates.Length);
        var acceleration = Acceleration(jackknife);
        double Share(double z) => 1 - Tail.Normal(z0 + (z0 + z) / (1 - acceleration * (z0 + z)));
        var z = Tail.NormalQuantile((1 + level) / 2);
        // An infinite correction would give infinity over infinity.
        var shares = double.IsInfinity(z0) ? (z0 > 0 ? (1.0, 1.0) : (0.0, 0.0)) : (Share(-z), Share(z));
        var (low, high) = Quantiles(replicates, shares.Item1, shares.Item2);
        return new(low, high, z0, acceleration, shares.Item1, shares.Item2);
    }

    private static double Acceleration(ReadOnlySpan<double> jackknife)
    {
        var mean = Sample.Mean(jackknife);
        var (square, cube) = (0.0, 0.0);
        foreach (var value in jackknife)
        {
            square += (mean - value) * (mean - value);
            cube += (mean - value) * (mean - value) * (mean - value);
        }
        return square == 0 ? 0 : cube / (6 * Math.Pow(square, 1.5));
    }

    private static (double Low, double High) Quantiles(ReadOnlySpan<double> replicates, double low, double high)
    {
        Check.Sample(replicates, 1, "The list of replicates");
        var sorted = replicates.ToArray();
        Array.Sort(sorted);
        return (Sample.OfSorted(sorted, low), Sample.OfSorted(sorted, high));
    }
}
