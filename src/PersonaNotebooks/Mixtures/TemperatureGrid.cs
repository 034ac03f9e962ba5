namespace PersonaNotebooks.Mixtures;

/// <summary>
/// The temperatures that pairs are scored at. A scorer gives no derivative by temperature, so a learned temperature is scored at five fixed
/// ones (Chebyshev points of 1/tau over the allowed range), and the log-likelihood between them is the polynomial in 1/tau through these. The scores stay
/// valid when the temperature moves, and can be reused. The slope is the polynomial's own; the paper's, sum of (E_p[z] - z[y]) / tau²,
/// needs logits that no server gives.
/// </summary>
internal sealed class TemperatureGrid
{
    private const int Count = 5;
    private readonly double[] inverse;

    private TemperatureGrid(double[] temperatures) =>
        (Temperatures, inverse) = (temperatures, [.. temperatures.Select(t => 1 / t)]);

    public double[] Temperatures { get; }

    public static TemperatureGrid Fixed(double temperature) => new([temperature]);

    public static TemperatureGrid Learned()
    {
        var (low, high) = (1 / Gates.HighestTemperature, 1 / Gates.LowestTemperature);
        return new([
            .. Enumerable
                .Range(0, Count)
                .Select(i => (low + high) / 2 + (high - low) / 2 * Math.Cos(Math.PI * (2 * i + 1) / (2 * Count)))
                .Select(b => 1 / b),
        ]);
    }

    /// <summary>Log-likelihood and its slope by the temperature.</summary>
    public (double Value, double Slope) At(ReadOnlySpan<double> scores, double temperature)
    {
        if (inverse.Length == 1)
        {
            return (scores[0], 0);
        }
        var at = 1 / temperature;
        var (value, slope) = (0.0, 0.0);
        for (var i = 0; i < inverse.Length; i++)
        {
            var (basis, derivative) = (1.0, 0.0);
            for (var j = 0; j < inverse.Length; j++)
            {
                if (j != i)
                {
                    var gap = inverse[i] - inverse[j];
                    derivative = derivative * (at - inverse[j]) / gap + basis / gap;
                    basis *= (at - inverse[j]) / gap;
                }
            }
            value += scores[i] * basis;
            slope += scores[i] * derivative;
        }
        return (value, -slope * at * at);
    }
}
