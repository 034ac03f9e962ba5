namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// k-means by Lloyd's iterations with Hamerly's bounds, started by greedy k-means++. The rules are those of scikit-learn's
/// <c>KMeans</c>: data are centred first, the tolerance is scaled by the mean variance of the features, an empty cluster takes the row furthest from its centre.
/// </summary>
public static class KMeans
{
    /// <summary>Clusters from random starts and keeps the one with the lowest inertia.</summary>
    /// <param name="data">Rows to cluster, at least <paramref name="clusters"/> of them.</param>
    /// <param name="clusters">Number of clusters, 1 or more.</param>
    /// <param name="seed">Chooses the starts.</param>
    /// <param name="restarts">How many starts to try; on a tie of inertia the first is kept.</param>
    /// <param name="iterations">Most Lloyd iterations of each start.</param>
    /// <param name="tolerance">Stop when the squared shift of all centres falls to this times the mean feature variance; 0 waits until no label changes.</param>
    /// <exception cref="InputException">Fewer rows than clusters, or a count that is not positive.</exception>
    public static KMeansResult Fit(
        Features data,
        int clusters,
        Seed seed,
        int restarts = 1,
        int iterations = 300,
        double tolerance = 1e-4
    )
    {
        Check(data, clusters, iterations);
        if (restarts < 1)
        {
            throw new InputException($"k-means needs at least one start, not {restarts}.");
        }
        var lloyd = new Lloyd(data, clusters);
        KMeansResult? best = null;
        for (var restart = 0; restart < restarts; restart++)
        {
            var start = lloyd.PlusPlus(seed.For("k-means start", restart).Stream());
            var result = lloyd.Run(start, iterations, tolerance);
            best = best is null || result.Inertia < best.Inertia ? result : best;
        }
        return best!;
    }

    /// <summary>Clusters from given centres, one row each.</summary>
    /// <exception cref="InputException">Fewer rows than clusters, or the centres have another number of columns.</exception>
    public static KMeansResult FitFrom(Features data, Features start, int iterations = 300, double tolerance = 1e-4)
    {
        Check(data, start.Rows, iterations);
        if (start.Columns != data.Columns)
        {
            throw new InputException($"The centres have {start.Columns} columns, but the data have {data.Columns}.");
        }
        var lloyd = new Lloyd(data, start.Rows);
        return lloyd.Run(lloyd.Centred(start), iterations, tolerance);
    }

    private static void Check(Features data, int clusters, int iterations)
    {
        if (clusters < 1 || iterations < 1)
        {
            throw new InputException(
                $"k-means needs at least one cluster and one iteration, not {clusters} and {iterations}."
            );
        }
        if (data.Rows < clusters)
        {
            throw new InputException($"{clusters} clusters need at least {clusters} rows, but there are {data.Rows}.");
        }
    }
}
