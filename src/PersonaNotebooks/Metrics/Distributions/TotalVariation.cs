namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Total variation: half the sum of absolute differences of probabilities; 0 (equal) to 1 (disjoint), symmetric. For options without an order.</summary>
public static class TotalVariation
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "Total variation",
            "0 (equal) to 1 (disjoint): the largest share of answers on which the two can disagree",
            "lower is better",
            "Blind to the order of options; use Wasserstein-1 when options are ordered.",
            "half the sum of absolute differences; checked against numpy"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } = new("tv", []);

    /// <summary>The distance of two lists of weights or counts, each scaled to sum 1.</summary>
    /// <exception cref="InputException">Different lengths, a negative or non-finite weight, or a sum of 0.</exception>
    public static double Distance(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var (first, second) = Weights.NormalisePair(p, q);
        return first.Zip(second, (a, b) => Math.Abs(a - b)).Sum() / 2;
    }
}
