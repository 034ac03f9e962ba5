using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace PersonaNotebooks.Statistics;

/// <summary>
/// Probabilities above a value, computed from the small side, so that a p-value of 1e-30 keeps its digits where 1 - CDF would give 0.
/// </summary>
public static class Tail
{
    /// <summary>P(Z &gt; z) of the standard normal.</summary>
    public static double Normal(double z) => SpecialFunctions.Erfc(z / Math.Sqrt(2)) / 2;

    /// <summary>P(T &gt; t) of Student's t; degrees of freedom need not be whole.</summary>
    public static double Student(double t, double df)
    {
        // Before the degrees of freedom, which Welch's test of two samples without variance does not have.
        if (double.IsInfinity(t))
        {
            return t > 0 ? 0 : 1;
        }
        if (double.IsNaN(t) || double.IsNaN(df))
        {
            return double.NaN;
        }
        var half = SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + t * t)) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>P(F &gt; f) of Fisher's F.</summary>
    public static double F(double f, double df1, double df2) =>
        double.IsNaN(f) || double.IsNaN(df1) ? double.NaN
        : double.IsPositiveInfinity(f) ? 0
        : SpecialFunctions.BetaRegularized(df2 / 2, df1 / 2, df2 / (df2 + df1 * f));

    /// <summary>P(X &gt; x) of chi-square.</summary>
    public static double ChiSquare(double x, double df) =>
        x <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(df / 2, x / 2);

    /// <summary>The standard normal quantile.</summary>
    public static double NormalQuantile(double p) => Normal01.InverseCumulativeDistribution(p);

    internal static double Choose(Alternative alternative, double less, double greater) =>
        alternative switch
        {
            Alternative.Less => less,
            Alternative.Greater => greater,
            _ => Math.Min(1, 2 * Math.Min(less, greater)),
        };

    internal static string Name(Alternative alternative) =>
        alternative switch
        {
            Alternative.Less => "less",
            Alternative.Greater => "greater",
            _ => "two-sided",
        };

    private static readonly Normal Normal01 = new(0, 1);
}
