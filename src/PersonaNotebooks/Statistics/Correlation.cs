namespace PersonaNotebooks.Statistics;

/// <summary>
/// Correlations of pairs, -1 to 1; the statistic and the effect of the result are the coefficient. Both are NaN, with the p-value, when one list does not vary.
/// </summary>
public static class Correlation
{
    /// <summary>Pearson's r, of straight-line relations; p by Student's t with n - 2 degrees of freedom.</summary>
    /// <exception cref="InputException">Lengths differ, fewer than three pairs, or a value that is not finite.</exception>
    public static TestResult Pearson(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Alternative alternative = Alternative.TwoSided
    ) => ByStudent("Pearson r", x, y, alternative);

    /// <summary>Spearman's rho: Pearson's r of the ranks, equal values sharing their mean rank; p by Student's t with n - 2 degrees of freedom.</summary>
    /// <exception cref="InputException">Lengths differ, fewer than three pairs, or a value that is not finite.</exception>
    public static TestResult Spearman(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Alternative alternative = Alternative.TwoSided
    )
    {
        Check.Pairs(x, y, 3);
        return ByStudent("Spearman rho", Sample.Ranks(x), Sample.Ranks(y), alternative);
    }

    /// <summary>The interval of Pearson's r by Fisher's z, with n - 3 in the standard error.</summary>
    /// <exception cref="InputException">Lengths differ, fewer than four pairs, or a level outside 0 to 1.</exception>
    public static Estimate PearsonInterval(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        Check.Pairs(x, y, 4);
        Check.Level(level);
        var r = Coefficient(x, y);
        var width = Tail.NormalQuantile((1 + level) / 2) / Math.Sqrt(x.Length - 3);
        var n = new Dictionary<string, int> { ["pair"] = x.Length };
        return new(r, Math.Tanh(Math.Atanh(r) - width), Math.Tanh(Math.Atanh(r) + width), level, "Fisher z", n);
    }

    private static TestResult ByStudent(
        string method,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Alternative alternative
    )
    {
        Check.Pairs(x, y, 3);
        var (r, df) = (Coefficient(x, y), x.Length - 2);
        var t = r * Math.Sqrt(df / ((1 - r) * (1 + r)));
        var p = Tail.Choose(alternative, Tail.Student(-t, df), Tail.Student(t, df));
        return new($"{method}, {Tail.Name(alternative)}", r, p, df, r, x.Length);
    }

    private static double Coefficient(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double mx = Sample.Mean(x),
            my = Sample.Mean(y);
        double xx = 0,
            yy = 0,
            xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
            xy += (x[i] - mx) * (y[i] - my);
        }
        // One root of the product is exact for equal lists; two roots keep huge or tiny values from leaving the range.
        var scale = double.IsNormal(xx * yy) ? Math.Sqrt(xx * yy) : Math.Sqrt(xx) * Math.Sqrt(yy);
        return xx == 0 || yy == 0 ? double.NaN : Math.Clamp(xy / scale, -1, 1);
    }
}
