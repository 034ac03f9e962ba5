namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// Spread of answers over ordered options. Simulated respondents are often too alike (Bisbee et al. 2024), which a mean hides.
/// </summary>
public static class Dispersion
{
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
