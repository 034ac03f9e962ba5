namespace PersonaNotebooks.Statistics;

/// <summary>Kendall's tau-b (Kendall 1945): how far two orders agree, -1 to 1, corrected for ties.</summary>
public static class Kendall
{
    /// <summary>
    /// Tau-b with a p-value by scipy's rule: counted exactly when nothing ties and there are at most 33 pairs (or at most one pair
    /// is out of order), else by the normal distribution with the correction for ties. All NaN when one list does not vary.
    /// </summary>
    /// <exception cref="InputException">Lengths differ, fewer than two pairs, a value is not finite, or an exact p-value is asked for ties.</exception>
    public static TestResult TauB(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Alternative alternative = Alternative.TwoSided,
        ExactMode mode = ExactMode.Auto
    )
    {
        Check.Pairs(x, y, 2);
        var n = x.Length;
        var (concordant, discordant) = (0L, 0L);
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                var sign = Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
                concordant += sign > 0 ? 1 : 0;
                discordant += sign < 0 ? 1 : 0;
            }
        }
        var (xTies, yTies) = (Sample.TieSizes(x.ToArray()), Sample.TieSizes(y.ToArray()));
        double pairs = n * (n - 1L) / 2;
        double Untied(List<long> ties) => pairs - ties.Sum(size => size * (size - 1) / 2);
        var tau = (concordant - discordant) / Math.Sqrt(Untied(xTies) * Untied(yTies));
        var tied = xTies.Count + yTies.Count > 0;
        if (mode == ExactMode.Exact && tied)
        {
            throw new InputException("Tied values cannot be counted exactly; ask for the approximate p-value.");
        }
        var small = n <= 33 || Math.Min(concordant, discordant) <= 1;
        var exact = !tied && (mode == ExactMode.Exact || (mode == ExactMode.Auto && small));
        var p =
            double.IsNaN(tau) ? tau
            : exact ? Exact(concordant, discordant, n, alternative)
            : Approximate(concordant - discordant, n, xTies, yTies, alternative);
        var name = $"Kendall tau-b, {(exact ? "exact" : "approximate")}, {Tail.Name(alternative)}";
        return new(name, Math.Clamp(tau, -1, 1), p, double.NaN, Math.Clamp(tau, -1, 1), n);
    }

    private static double Exact(long concordant, long discordant, int n, Alternative alternative)
    {
        // The counts are symmetric, so the shorter tail gives both sides, and keeps its digits far out.
        var most = (int)Math.Min(concordant, discordant);
        // ways[d]: share of the n! orders with d inversions; the item of place k makes 0 to k - 1 new ones.
        var ways = new double[most + 1];
        ways[0] = 1;
        for (var k = 2; k <= n; k++)
        {
            var next = new double[ways.Length];
            var window = 0.0;
            for (var d = 0; d < ways.Length; d++)
            {
                window += ways[d];
                next[d] = Math.Max(0, window) / k;
                window -= d >= k - 1 ? ways[d - k + 1] : 0;
            }
            ways = next;
        }
        var tail = ways.Sum();
        var rest = 1 - (tail - ways[most]);
        return discordant < concordant ? Tail.Choose(alternative, rest, tail) : Tail.Choose(alternative, tail, rest);
    }

    private static double Approximate(
        double score,
        double n,
        List<long> xTies,
        List<long> yTies,
        Alternative alternative
    )
    {
        static double Sum(List<long> ties, Func<double, double> term) => ties.Sum(size => term(size));
        double Both(Func<double, double> term) => Sum(xTies, term) * Sum(yTies, term);
        static double Cubic(double t) => t * (t - 1) * (2 * t + 5);
        static double Three(double t) => t * (t - 1) * (t - 2);
        static double Two(double t) => t * (t - 1);
        var variance =
            (Cubic(n) - Sum(xTies, Cubic) - Sum(yTies, Cubic)) / 18
            + Both(Two) / (2 * n * (n - 1))
            + (n > 2 ? Both(Three) / (9 * n * (n - 1) * (n - 2)) : 0);
        var z = score / Math.Sqrt(variance);
        return Tail.Choose(alternative, Tail.Normal(-z), Tail.Normal(z));
    }
}
