namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Spread of answers over ordered options. Simulated respondents are often too alike (Bisbee et al. 2024), which a mean hides.
/// </summary>
public static class Dispersion
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "Dispersion ratio",
            "0 (no spread) upwards; 1 when candidate and reference spread alike",
            "nearest to 1 is best",
            "Sees the spread around the mean only; two camps and a flat distribution can have the same.",
            "standard deviations as in Bisbee et al. 2024; options one step apart"
        );

    /// <summary>The variant.</summary>
    public static MetricSignature Signature { get; } =
        new("dispersion", [("of", "candidate/reference"), ("step", "1")]);

    /// <summary>Standard deviation of the option's number (1, 2, ... one step apart) under weights scaled to sum 1.</summary>
    /// <exception cref="InputException">A negative or non-finite weight, or a sum of 0.</exception>
    public static double StandardDeviation(ReadOnlySpan<double> weights)
    {
        var p = Weights.Normalise(weights);
        var mean = p.Select((share, i) => share * i).Sum();
        return Math.Sqrt(p.Select((share, i) => share * (i - mean) * (i - mean)).Sum());
    }

    /// <summary>
    /// Standard deviation of the candidate divided by that of the reference: below 1 the simulated answers are too alike, above 1
    /// too scattered. NaN when the reference has no spread.
    /// </summary>
    /// <exception cref="InputException">Different lengths, a negative or non-finite weight, or a sum of 0.</exception>
    public static double Ratio(ReadOnlySpan<double> candidate, ReadOnlySpan<double> reference)
    {
        var (first, second) = Weights.NormalisePair(candidate, reference);
        var spread = StandardDeviation(second);
        return spread == 0 ? double.NaN : StandardDeviation(first) / spread;
    }
}
