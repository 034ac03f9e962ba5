namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Shannon entropy of a list of weights or counts scaled to sum 1: how undecided the answers are.</summary>
public static class Entropy
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "Entropy",
            "0 (one answer) to ln of the number of options (all alike); normalised 0 to 1",
            "neither: compare it with the entropy of people's answers",
            "Small samples give too low a value.",
            "Shannon 1948; variant of scipy.stats.entropy (nats)"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } = new("entropy", [("log", "nats")]);

    /// <summary>Entropy in nats, 0 (one option) to ln of the number of options (all alike). Divide by ln 2 for bits.</summary>
    /// <exception cref="InputException">A negative or non-finite weight, or a sum of 0.</exception>
    public static double Nats(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var p in Weights.Normalise(weights))
        {
            sum -= p == 0 ? 0 : p * Math.Log(p);
        }
        return sum;
    }

    /// <summary>Entropy divided by its largest value, 0 to 1 up to rounding; options without weight count. NaN for a single option.</summary>
    /// <exception cref="InputException">A negative or non-finite weight, or a sum of 0.</exception>
    public static double Normalised(ReadOnlySpan<double> weights) => Nats(weights) / Math.Log(weights.Length);
}
