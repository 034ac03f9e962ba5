namespace PersonaNotebooks.Statistics;

/// <summary>Sizes of a difference between two samples, in units that do not depend on the number of observations.</summary>
public static class EffectSize
{
    /// <summary>Cohen's d: difference of means (first less second) over the pooled standard deviation; infinite or NaN when neither sample varies.</summary>
    /// <exception cref="InputException">Fewer than two values in a sample, or one that is not finite.</exception>
    public static double CohensD(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int df1 = a.Length - 1,
            df2 = b.Length - 1;
        var pooled = (df1 * Sample.Variance(a) + df2 * Sample.Variance(b)) / (df1 + df2);
        return (Sample.Mean(a) - Sample.Mean(b)) / Math.Sqrt(pooled);
    }

    /// <summary>Hedges' g: Cohen's d times 1 - 3 / (4·df - 1), which takes away most of its bias in small samples.</summary>
    /// <exception cref="InputException">Fewer than two values in a sample, or one that is not finite.</exception>
    public static double HedgesG(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        CohensD(a, b) * (1 - 3 / (4.0 * (a.Length + b.Length - 2) - 1));

    /// <summary>Cliff's delta: P(a &gt; b) - P(a &lt; b) over all pairs, -1 to 1 (Cliff 1993).</summary>
    /// <exception cref="InputException">An empty sample, or a value that is not finite.</exception>
    public static double CliffsDelta(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Check.Sample(a, 1, "The first sample");
        Check.Sample(b, 1, "The second sample");
        return 2 * MannWhitney.U(a, b) / ((double)a.Length * b.Length) - 1;
    }
}
