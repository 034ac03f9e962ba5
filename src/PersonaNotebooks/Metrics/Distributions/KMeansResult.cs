namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>A clustering by k-means.</summary>
/// <param name="Centres">One row per cluster, in the units of the data.</param>
/// <param name="Labels">The cluster of each row of the data, from 0.</param>
/// <param name="Inertia">Sum of squared distances of the rows to their centres.</param>
/// <param name="Iterations">Lloyd iterations of the kept restart.</param>
/// <param name="Converged">True when the last iteration changed no label, or moved the centres by less than the tolerance.</param>
public sealed record KMeansResult(
    Features Centres,
    IReadOnlyList<int> Labels,
    double Inertia,
    int Iterations,
    bool Converged
);
