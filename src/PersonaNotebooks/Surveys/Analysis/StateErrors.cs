namespace PersonaNotebooks.Surveys;

/// <summary>How far predicted two-party shares lie from the real ones, over the states that both have.</summary>
/// <param name="States">How many states were compared.</param>
/// <param name="MeanAbsolute">Mean absolute error of the Democratic two-party share, each state counting once.</param>
/// <param name="WeightedMeanAbsolute">The same, each state counting by its weight.</param>
/// <param name="Bias">Mean signed error, above 0: too Democratic.</param>
/// <param name="Correlation">Pearson correlation over states; NaN where either does not vary.</param>
/// <param name="Winners">States whose winner is right; a predicted tie is half right.</param>
/// <param name="StatesWon">States that the Democrat is predicted to win.</param>
/// <param name="Dispersion">Standard deviation over states, predicted by real: below 1 the states are too much alike.</param>
public sealed record StateErrors(
    int States,
    double MeanAbsolute,
    double WeightedMeanAbsolute,
    double Bias,
    double Correlation,
    double Winners,
    int StatesWon,
    double Dispersion
)
{
    /// <summary>Compares two sets of left shares by state.</summary>
    /// <param name="predicted">Predicted shares by postal code.</param>
    /// <param name="truth">Real shares by postal code.</param>
    /// <param name="weights">Voters by postal code; equal weights when null.</param>
    /// <exception cref="InputException">They have no state in common.</exception>
    public static StateErrors Of(
        IReadOnlyDictionary<string, double> predicted,
        IReadOnlyDictionary<string, double> truth,
        IReadOnlyDictionary<string, double>? weights = null
    )
    {
        string[] states = [.. predicted.Keys.Where(truth.ContainsKey).Order(StringComparer.Ordinal)];
        if (states.Length == 0)
        {
            throw new InputException("Prediction and truth have no state in common; check the postal codes.");
        }
        double[] p = [.. states.Select(s => predicted[s])],
            t = [.. states.Select(s => truth[s])],
            w = [.. states.Select(s => StateWeights.Of(weights, s))];
        double[] errors = [.. p.Zip(t, (a, b) => a - b)];
        return new(
            states.Length,
            errors.Average(Math.Abs),
            errors.Zip(w, (e, weight) => Math.Abs(e) * weight).Sum() / w.Sum(),
            errors.Average(),
            Deviation(p) > 0 && Deviation(t) > 0 ? Correlate(p, t) : double.NaN,
            p.Zip(
                    t,
                    (a, b) =>
                        a == 0.5 ? 0.5
                        : a > 0.5 == b > 0.5 ? 1
                        : 0
                )
                .Sum(),
            p.Count(share => share > 0.5),
            Deviation(t) > 0 ? Deviation(p) / Deviation(t) : double.NaN
        );
    }

    private static double Correlate(double[] a, double[] b)
    {
        var (meanA, meanB) = (a.Average(), b.Average());
        var covariance = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Average();
        return covariance / (Deviation(a) * Deviation(b));
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
