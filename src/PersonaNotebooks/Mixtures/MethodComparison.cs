using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Mixtures;

/// <summary>One method against another on one metric, paired by round.</summary>
/// <param name="Method">The method.</param>
/// <param name="Other">What it is compared with.</param>
/// <param name="Encoder">Whose vectors.</param>
/// <param name="Metric">Which metric.</param>
/// <param name="Difference">Mean of the method's value less the other's, with the interval over rounds.</param>
/// <param name="P">Paired permutation test, two-sided; with n rounds it cannot fall below 2 / 2^n.</param>
public sealed record MethodComparison(
    string Method,
    string Other,
    string Encoder,
    string Metric,
    Estimate Difference,
    double P
)
{
    private const double Level = 0.05;

    /// <summary>The p-value that the verdict goes by: adjusted by Holm where several comparisons are made together, else <see cref="P"/>.</summary>
    public double AdjustedP { get; init; } = P;

    /// <summary>
    /// <c>better</c> or <c>worse</c> only where the interval leaves out 0 and the adjusted p-value is at most 0.05, else <c>no difference shown</c>.
    /// </summary>
    public string Verdict =>
        !(Difference.Low > 0) && !(Difference.High < 0) || !(AdjustedP <= Level) ? "no difference shown"
        : Difference.Value > 0 == MixtureMetrics.HigherIsBetter(Metric) ? "better"
        : "worse";
}
