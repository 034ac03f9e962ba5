namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// The divergence curve between two histograms (Pillutla et al. 2021, section 2): for mixtures r = w·p + (1 - w)·q the points
/// (exp(-c·KL(q|r)), exp(-c·KL(p|r))), and the two corners that close it.
/// </summary>
public static class DivergenceCurve
{
    /// <summary>The points in the order of the mixture weight: corner (1, 0), <paramref name="weights"/> mixtures from 1e-6 to 1 - 1e-6, corner (0, 1).</summary>
    /// <param name="p">Probabilities of the first set (in MAUVE, the model's text).</param>
    /// <param name="q">Probabilities of the second set (in MAUVE, the human text).</param>
    /// <param name="scaling">The constant c.</param>
    /// <param name="weights">Number of mixtures.</param>
    /// <exception cref="InputException">Histograms of different length or not of sum above 0; scaling not positive; fewer than two weights.</exception>
    public static IReadOnlyList<(double X, double Y)> Points(
        ReadOnlySpan<double> p,
        ReadOnlySpan<double> q,
        double scaling = 5,
        int weights = 25
    )
    {
        if (!(scaling > 0) || !double.IsFinite(scaling) || weights < 2)
        {
            throw new InputException(
                $"The curve needs a scaling above 0 and two weights or more, not {scaling} and {weights}."
            );
        }
        var (first, second) = Weights.NormalisePair(p, q);
        List<(double X, double Y)> points = [(1, 0)];
        var mixture = new double[first.Length];
        for (var i = 0; i < weights; i++)
        {
            var w = 1e-6 + (1 - 2e-6) * i / (weights - 1);
            for (var k = 0; k < mixture.Length; k++)
            {
                mixture[k] = w * first[k] + (1 - w) * second[k];
            }
            points.Add(
                (
                    Math.Exp(-scaling * KullbackLeibler.OfProbabilities(second, mixture)),
                    Math.Exp(-scaling * KullbackLeibler.OfProbabilities(first, mixture))
                )
            );
        }
        points.Add((0, 1));
        return points;
    }

    /// <summary>
    /// The mean of the areas under the curve along both axes, in [0, 1] up to rounding. Deviation: points with equal x are taken by falling y
    /// (and the other way round), so that equal histograms give 1; the reference implementation leaves the order of ties to
    /// its sort, and a stable sort gives 0.75 there.
    /// </summary>
    public static double Area(IReadOnlyList<(double X, double Y)> points) =>
        0.5 * (Trapezoids(points) + Trapezoids([.. points.Select(point => (point.Y, point.X))]));

    private static double Trapezoids(IEnumerable<(double X, double Y)> points)
    {
        var sorted = points.OrderBy(point => point.X).ThenByDescending(point => point.Y).ToList();
        return sorted.Zip(sorted.Skip(1), (a, b) => (b.X - a.X) * (a.Y + b.Y) / 2).Sum();
    }
}
