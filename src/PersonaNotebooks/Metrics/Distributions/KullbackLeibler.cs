namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>The Kullback-Leibler divergence KL(p|q) = sum of p·ln(p/q) in nats; 0 or more, infinite where q is 0 and p is not.</summary>
public static class KullbackLeibler
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "Kullback-Leibler divergence",
            "0 (equal) upwards, infinite where an option of the first is missing in the second",
            "lower is better",
            "Not symmetric, and a single empty option makes it infinite; use Jensen-Shannon for small samples.",
            "Kullback and Leibler 1951; variant of scipy.stats.entropy(p, q) (nats)"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } = new("kl", [("of", "reference to candidate"), ("log", "nats")]);

    /// <summary>The divergence of two lists of weights or counts, each scaled to sum 1. Not symmetric. Divide by ln 2 for bits.</summary>
    /// <exception cref="InputException">Different lengths, a negative or non-finite weight, or a sum of 0.</exception>
    public static double Divergence(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var (first, second) = Weights.NormalisePair(p, q);
        return OfProbabilities(first, second);
    }

    internal static double OfProbabilities(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        var sum = 0.0;
        for (var i = 0; i < p.Length; i++)
        {
            sum += p[i] == 0 ? 0 : p[i] * Math.Log(p[i] / q[i]);
        }
        // Equal distributions can come out at -1e-17.
        return Math.Max(0, sum);
    }
}
