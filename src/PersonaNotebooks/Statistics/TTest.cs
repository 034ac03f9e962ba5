namespace PersonaNotebooks.Statistics;

/// <summary>Student's t tests of means. The p-value is NaN when all differences are equal to zero.</summary>
public static class TTest
{
    /// <summary>Pairs x, y; effect: Cohen's d of the differences (mean over standard deviation).</summary>
    /// <exception cref="InputException">Lengths differ, fewer than two pairs, or a value that is not finite.</exception>
    public static TestResult Paired(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        Alternative alternative = Alternative.TwoSided
    )
    {
        Check.Pairs(x, y, 2);
        var differences = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            differences[i] = x[i] - y[i];
        }
        var deviation = Math.Sqrt(Sample.Variance(differences));
        var effect = Sample.Mean(differences) / deviation;
        return Result("paired t", effect * Math.Sqrt(x.Length), x.Length - 1, effect, x.Length, alternative);
    }

    /// <summary>Two samples of equal variance; effect: Cohen's d with the pooled standard deviation.</summary>
    /// <exception cref="InputException">Fewer than two values in a sample, or one that is not finite.</exception>
    public static TestResult Student(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Alternative alternative = Alternative.TwoSided
    )
    {
        var d = EffectSize.CohensD(a, b);
        var t = d / Math.Sqrt(1.0 / a.Length + 1.0 / b.Length);
        return Result("Student t", t, a.Length + b.Length - 2, d, a.Length + b.Length, alternative);
    }

    /// <summary>Two samples whose variances may differ, with Satterthwaite's degrees of freedom; effect: Cohen's d with the pooled standard deviation.</summary>
    /// <exception cref="InputException">Fewer than two values in a sample, or one that is not finite.</exception>
    public static TestResult Welch(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        Alternative alternative = Alternative.TwoSided
    )
    {
        double va = Sample.Variance(a) / a.Length,
            vb = Sample.Variance(b) / b.Length;
        var t = (Sample.Mean(a) - Sample.Mean(b)) / Math.Sqrt(va + vb);
        var df = (va + vb) * (va + vb) / (va * va / (a.Length - 1) + vb * vb / (b.Length - 1));
        return Result("Welch t", t, df, EffectSize.CohensD(a, b), a.Length + b.Length, alternative);
    }

    private static TestResult Result(string method, double t, double df, double effect, int n, Alternative alternative)
    {
        var p = Tail.Choose(alternative, Tail.Student(-t, df), Tail.Student(t, df));
        return new($"{method}, {Tail.Name(alternative)}", t, p, df, effect, n);
    }
}
