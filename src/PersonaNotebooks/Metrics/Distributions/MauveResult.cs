namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>MAUVE between two sets; see <see cref="Metrics.Distributions.Mauve"/>.</summary>
/// <param name="Mauve">Area under the divergence curve, 0 (disjoint) to 1 (equal).</param>
/// <param name="MauveStar">The same after adding half an item to every bucket (Pillutla et al. 2023): steadier for small sets.</param>
/// <param name="FrontierIntegral">From 0 (equal) to 1 (disjoint).</param>
/// <param name="FrontierIntegralStar">The same with half an item added to every bucket.</param>
/// <param name="Curve">The points of the unsmoothed curve.</param>
/// <param name="P">Share of the candidate in each bucket.</param>
/// <param name="Q">Share of the reference in each bucket.</param>
/// <param name="Signature">The variant.</param>
public sealed record MauveResult(
    double Mauve,
    double MauveStar,
    double FrontierIntegral,
    double FrontierIntegralStar,
    IReadOnlyList<(double X, double Y)> Curve,
    IReadOnlyList<double> P,
    IReadOnlyList<double> Q,
    MetricSignature Signature
);
