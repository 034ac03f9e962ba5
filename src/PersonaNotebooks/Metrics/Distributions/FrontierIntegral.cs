namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// The frontier integral of two histograms (Liu et al. 2021, "Divergence frontiers for generative models"): twice the integral over w in
/// (0, 1) of w·KL(p|r) + (1 - w)·KL(q|r) with r = w·p + (1 - w)·q. From 0 (equal) to 1 (disjoint); lower is better.
/// </summary>
public static class FrontierIntegral
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "frontier integral",
            "0 (equal) to 1 (disjoint)",
            "lower is better",
            "Blind to the order of options. Sampling noise pushes it above 0, the more the more buckets; compare with the value between "
                + "two halves of the reference. Within MAUVE it depends on the embedding and the buckets too.",
            "Liu et al. 2021 (NeurIPS); variant of frontier_integral in the package mauve-text"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } =
        new("frontier-integral", [("form", "closed"), ("smooth", "none")]);

    /// <summary>The integral in closed form, bucket by bucket.</summary>
    /// <exception cref="InputException">Histograms of different length or not of sum above 0.</exception>
    public static double Between(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var (first, second) = Weights.NormalisePair(p, q);
        return first.Zip(second, Bucket).Sum();
    }

    private static double Bucket(double a, double b)
    {
        if (a == 0 || b == 0)
        {
            return (a + b) / 2;
        }
        var mean = (a + b) / 2;
        var skew = (a - b) / (a + b);
        if (Math.Abs(skew) > 0.05)
        {
            return mean - a * b / (a - b) * Math.Log(a / b);
        }
        // Near-equal weights cancel in the closed form; its power series in the skew does not.
        var square = skew * skew;
        var (sum, power) = (0.0, square);
        for (var k = 1; k <= 8; k++, power *= square)
        {
            sum += 2 * power / (4.0 * k * k - 1);
        }
        return mean * sum;
    }
}
