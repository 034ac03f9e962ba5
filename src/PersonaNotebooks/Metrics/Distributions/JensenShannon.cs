namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Jensen-Shannon (Lin 1991) between two lists of weights or counts, each scaled to sum 1, in nats. Symmetric. The divergence lies between 0 and
/// ln 2; the distance is its square root, a metric, and is what scipy's <c>jensenshannon</c> gives. Divide the divergence by ln 2 for bits.
/// </summary>
public static class JensenShannon
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "Jensen-Shannon",
            "distance 0 (equal) to 0.833 (disjoint), the root of ln 2; divergence 0 to 0.693",
            "lower is better",
            "Blind to the order of options: moving weight to the next option costs as much as to the furthest. Sampling noise pushes it above 0; compare with the value between two halves of the reference.",
            "Lin 1991; variant of scipy.spatial.distance.jensenshannon (distance, nats)"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } = new("js", [("form", "distance"), ("log", "nats")]);

    /// <summary>The divergence: mean of KL(p|m) and KL(q|m) with m the midpoint of p and q.</summary>
    /// <exception cref="InputException">Different lengths, a negative or non-finite weight, or a sum of 0.</exception>
    public static double Divergence(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var (first, second) = Weights.NormalisePair(p, q);
        double[] middle = [.. first.Zip(second, (a, b) => (a + b) / 2)];
        return (KullbackLeibler.OfProbabilities(first, middle) + KullbackLeibler.OfProbabilities(second, middle)) / 2;
    }

    /// <summary>The distance: the square root of the divergence.</summary>
    /// <exception cref="InputException">Different lengths, a negative or non-finite weight, or a sum of 0.</exception>
    public static double Distance(ReadOnlySpan<double> p, ReadOnlySpan<double> q) => Math.Sqrt(Divergence(p, q));
}
