namespace PersonaNotebooks.Statistics;

/// <summary>The Mann-Whitney U test of two samples (Mann and Whitney 1947), by scipy's conventions: the statistic is U of the first sample.</summary>
public static class MannWhitney
{
    /// <summary>Tests whether values of one sample tend to be larger. Effect: Cliff's delta.</summary>
    /// <param name="a">First sample.</param>
    /// <param name="b">Second sample.</param>
    /// <param name="alternative">The direction of interest.</param>
    /// <param name="correction">Moves the normal approximation by half a step (on by default, as in scipy).</param>
    /// <param name="mode">How to find the p-value; Auto counts when there are no ties and one sample has at most 8 values.</param>
    /// <exception cref="InputException">An empty sample, a value that is not finite, or an exact p-value asked for tied values.</exception>
    public static TestResult Test(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Alternative alternative = Alternative.TwoSided,
        bool correction = true,
        ExactMode mode = ExactMode.Auto
    )
    {
        Check.Sample(a, 1, "The first sample");
        Check.Sample(b, 1, "The second sample");
        var u = U(a, b);
        var ties = Sample.TieSizes([.. a, .. b]);
        if (mode == ExactMode.Exact && ties.Count > 0)
        {
            throw new InputException("Tied values cannot be counted exactly; ask for the approximate p-value.");
        }
        var exact =
            mode == ExactMode.Exact || (mode == ExactMode.Auto && ties.Count == 0 && Math.Min(a.Length, b.Length) <= 8);
        var p = exact
            ? Exact((int)u, a.Length, b.Length, alternative)
            : Approximate(u, a.Length, b.Length, ties, correction, alternative);
        var name = $"Mann-Whitney U, {(exact ? "exact" : "approximate")}, {Tail.Name(alternative)}";
        return new(name, u, p, double.NaN, 2 * u / ((double)a.Length * b.Length) - 1, a.Length + b.Length);
    }

    /// <summary>Number of pairs where the first sample's value is larger; a tie counts a half.</summary>
    internal static double U(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var ranks = Sample.Ranks([.. a, .. b]);
        return ranks.Take(a.Length).Sum() - a.Length * (a.Length + 1.0) / 2;
    }

    private static double Exact(int u, int m, int n, Alternative alternative)
    {
        // ways[i][s]: share of the orders of i first and j second values with U = s, built up over j (Mann and Whitney's recurrence).
        var ways = Enumerable.Range(0, m + 1).Select(_ => new double[m * n + 1]).ToArray();
        for (var i = 0; i <= m; i++)
        {
            ways[i][0] = 1;
        }
        for (var j = 1; j <= n; j++)
        {
            for (var i = 1; i <= m; i++)
            {
                for (var s = m * n; s >= 0; s--)
                {
                    // The largest value is a first one (it beats all j second ones) or a second one.
                    var first = s >= j ? ways[i - 1][s - j] : 0;
                    ways[i][s] = (i * first + j * ways[i][s]) / (i + j);
                }
            }
        }
        var less = ways[m].Take(u + 1).Sum();
        var greater = ways[m].Skip(u).Sum();
        return Tail.Choose(alternative, less, greater);
    }

    private static double Approximate(
        double u,
        double m,
        double n,
        List<long> ties,
        bool correction,
        Alternative alternative
    )
    {
        var all = m + n;
        var tied = ties.Sum(size => (double)size * size * size - size) / (all * (all - 1));
        var deviation = Math.Sqrt(m * n / 12 * (all + 1 - tied));
        double Upper(double statistic) => Tail.Normal((statistic - m * n / 2 - (correction ? 0.5 : 0)) / deviation);
        return Tail.Choose(alternative, Upper(m * n - u), Upper(u));
    }
}
