namespace PersonaNotebooks.Statistics;

/// <summary>
/// Adjusts the p-values of several tests made together: reject where the adjusted value is at most the level. The order of the input is kept.
/// </summary>
public static class MultipleTesting
{
    /// <summary>Bonferroni: p·m. Controls the chance of any false rejection.</summary>
    /// <exception cref="InputException">A p-value outside 0 to 1.</exception>
    public static double[] Bonferroni(ReadOnlySpan<double> p) =>
        Adjust(p, (sorted, i) => sorted[i] * sorted.Length, rising: true);

    /// <summary>Holm (1979): as Bonferroni, but never weaker: the i-th smallest times m - i + 1, kept rising.</summary>
    /// <exception cref="InputException">A p-value outside 0 to 1.</exception>
    public static double[] Holm(ReadOnlySpan<double> p) =>
        Adjust(p, (sorted, i) => sorted[i] * (sorted.Length - i), rising: true);

    /// <summary>Benjamini and Hochberg (1995): controls the expected share of false among all rejections, for independent tests.</summary>
    /// <exception cref="InputException">A p-value outside 0 to 1.</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p) =>
        Adjust(p, (sorted, i) => sorted[i] * sorted.Length / (i + 1), rising: false);

    private static double[] Adjust(ReadOnlySpan<double> p, Func<double[], int, double> scale, bool rising)
    {
        var sorted = p.ToArray();
        for (var i = 0; i < sorted.Length; i++)
        {
            if (!(sorted[i] >= 0 && sorted[i] <= 1))
            {
                throw new InputException($"The p-value at place {i + 1} is {sorted[i]}; p-values lie from 0 to 1.");
            }
        }
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var adjusted = new double[sorted.Length];
        var bound = rising ? 0.0 : 1.0;
        for (var step = 0; step < sorted.Length; step++)
        {
            var i = rising ? step : sorted.Length - 1 - step;
            var value = Math.Min(1, scale(sorted, i));
            bound = rising ? Math.Max(bound, value) : Math.Min(bound, value);
            adjusted[order[i]] = bound;
        }
        return adjusted;
    }
}
