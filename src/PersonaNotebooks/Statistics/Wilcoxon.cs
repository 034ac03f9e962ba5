namespace PersonaNotebooks.Statistics;

/// <summary>
/// The Wilcoxon signed-rank test of pairs (Wilcoxon 1945). The statistic is scipy's: the smaller rank sum for two sides, else the sum
/// of ranks of positive differences. Deviation: scipy counts exactly for up to 50 pairs even when differences tie, where
/// counting does not hold; here ties take the normal approximation unless the caller insists.
/// </summary>
public static class Wilcoxon
{
    /// <summary>Tests whether differences x - y lie around 0. Effect: the matched rank-biserial correlation, -1 to 1 (Kerby 2014).</summary>
    /// <param name="x">First values of the pairs.</param>
    /// <param name="y">Second values of the pairs.</param>
    /// <param name="alternative">The direction of interest.</param>
    /// <param name="zeros">Treatment of pairs without difference.</param>
    /// <param name="correction">Moves the normal approximation by half a step.</param>
    /// <param name="mode">How to find the p-value; Auto counts for up to 50 pairs without ties and zeros.</param>
    /// <exception cref="InputException">Lengths differ, no pair differs (unless zeros are split, which gives p = 1), a value is not finite, or an exact p-value is asked for pairs without difference.</exception>
    public static TestResult SignedRank(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Alternative alternative = Alternative.TwoSided,
        ZeroDifferences zeros = ZeroDifferences.LeaveOut,
        bool correction = false,
        ExactMode mode = ExactMode.Auto
    )
    {
        Check.Pairs(x, y, 1);
        List<double> differences = [];
        for (var i = 0; i < x.Length; i++)
        {
            differences.Add(x[i] - y[i]);
        }
        var zeroCount = differences.Count(d => d == 0);
        if (zeroCount == differences.Count && zeros != ZeroDifferences.Split)
        {
            throw new InputException("No pair differs, so there is nothing to rank; give pairs that differ.");
        }
        if (zeros == ZeroDifferences.LeaveOut)
        {
            differences.RemoveAll(d => d == 0);
        }
        var ranks = Sample.Ranks([.. differences.Select(Math.Abs)]);
        var tied = Sample.TieSizes(ranks).Count > 0;
        if (mode == ExactMode.Exact && zeroCount > 0)
        {
            throw new InputException(
                $"{zeroCount} pairs do not differ, so ranks cannot be counted exactly; ask for the approximate p-value."
            );
        }
        var exact = mode == ExactMode.Exact || (mode == ExactMode.Auto && zeroCount == 0 && !tied && x.Length <= 50);
        var split = zeros == ZeroDifferences.Split ? ranks.Where((_, i) => differences[i] == 0).Sum() / 2 : 0;
        var plus = split + ranks.Where((_, i) => differences[i] > 0).Sum();
        var minus = split + ranks.Where((_, i) => differences[i] < 0).Sum();
        var statistic = alternative == Alternative.TwoSided ? Math.Min(plus, minus) : plus;
        var p = exact
            ? Exact(plus, differences.Count, alternative)
            : Approximate(statistic, differences, ranks, zeros, correction, alternative);
        var name = $"Wilcoxon signed-rank, {(exact ? "exact" : "approximate")}, {Tail.Name(alternative)}";
        return new(name, statistic, p, double.NaN, (plus - minus) / (plus + minus), differences.Count);
    }

    private static double Exact(double plus, int n, Alternative alternative)
    {
        // ways[s]: share of the 2^n sign patterns whose positive ranks sum to s.
        var ways = new double[n * (n + 1) / 2 + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= n; rank++)
        {
            for (var sum = ways.Length - 1; sum >= 0; sum--)
            {
                ways[sum] = (ways[sum] + (sum >= rank ? ways[sum - rank] : 0)) / 2;
            }
        }
        // Ties can leave a half rank, which scipy cuts off on both sides.
        var whole = (int)plus;
        var less = ways.Take(whole + 1).Sum();
        var greater = ways.Skip(whole).Sum();
        return Tail.Choose(alternative, less, greater);
    }

    private static double Approximate(
        double statistic,
        List<double> differences,
        double[] ranks,
        ZeroDifferences zeros,
        bool correction,
        Alternative alternative
    )
    {
        double n = differences.Count,
            zeroCount = differences.Count(d => d == 0);
        var (mean, scale) = (n * (n + 1) / 4, n * (n + 1) * (2 * n + 1));
        if (zeros == ZeroDifferences.Pratt)
        {
            mean -= zeroCount * (zeroCount + 1) / 4;
            scale -= zeroCount * (zeroCount + 1) * (2 * zeroCount + 1);
            ranks = [.. ranks.Where((_, i) => differences[i] != 0)];
        }
        scale -= Sample.TieSizes(ranks).Sum(size => (double)size * size * size - size) / 2;
        var step = alternative switch
        {
            Alternative.Less => -0.5,
            Alternative.Greater => 0.5,
            _ => 0.5 * Math.Sign(statistic - mean),
        };
        var z = (statistic - mean - (correction ? step : 0)) / Math.Sqrt(scale / 24);
        return Tail.Choose(alternative, Tail.Normal(-z), Tail.Normal(z));
    }
}
