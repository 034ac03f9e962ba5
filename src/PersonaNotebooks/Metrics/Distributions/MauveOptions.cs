namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Settings of MAUVE; the defaults are those of the authors' package.</summary>
/// <param name="Buckets">Clusters of the quantisation; null takes a tenth of the smaller set, rounded half to even, at least 2.</param>
/// <param name="Scaling">The constant c of the divergence curve.</param>
/// <param name="CurvePoints">Mixtures on the curve.</param>
/// <param name="VarianceKept">Share of variance that the kept principal components must explain.</param>
/// <param name="Restarts">Starts of k-means; the best is kept.</param>
/// <param name="Iterations">Most iterations of each start.</param>
public sealed record MauveOptions(
    int? Buckets = null,
    double Scaling = 5,
    int CurvePoints = 25,
    double VarianceKept = 0.9,
    int Restarts = 5,
    int Iterations = 500
);
