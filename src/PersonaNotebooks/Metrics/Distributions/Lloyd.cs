using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Lloyd's algorithm over one centred copy of the data, shared by all restarts.</summary>
internal sealed class Lloyd
{
    private readonly double[] rows,
        mean,
        sums;
    private readonly int[] counted,
        sizes;
    private readonly int count,
        columns,
        clusters;
    private readonly double meanVariance;
    private readonly NearestCentres nearest;

    public Lloyd(Features data, int clusters)
    {
        (count, columns, this.clusters) = (data.Rows, data.Columns, clusters);
        mean = Moments.Mean(data);
        rows = data.Values.ToArray();
        for (var i = 0; i < count; i++)
        {
            var row = rows.AsSpan(i * columns, columns);
            TensorPrimitives.Subtract(row, mean, row);
        }
        meanVariance = FixedOrder.SumOfSquares(rows) / Math.Max(1, rows.Length);
        (sums, counted, sizes) = (new double[clusters * columns], new int[count], new int[clusters]);
        nearest = new(rows, count, columns, clusters);
    }

    /// <summary>Given centres in the coordinates of the centred copy.</summary>
    public double[] Centred(Features centres) => Shift(centres.Values.ToArray(), -1);

    /// <summary>Starting centres by greedy k-means++.</summary>
    public double[] PlusPlus(RandomStream random) => KMeansPlusPlus.Start(rows, count, columns, clusters, random);

    /// <summary>Iterates until the labels stay, the centres stay, or the iterations are spent.</summary>
    public KMeansResult Run(double[] centres, int iterations, double tolerance)
    {
        var (next, shifts) = (new double[centres.Length], new double[clusters]);
        var (iteration, strict, converged) = (0, false, false);
        nearest.Reset();
        // Sums follow the rows that change cluster; each start counts afresh, so that rounding cannot pile up.
        Array.Clear(sums);
        counted.AsSpan().Fill(-1);
        while (iteration < iterations && !converged)
        {
            iteration++;
            strict = !nearest.Assign(centres);
            Means(centres, next);
            var moved = 0.0;
            for (var j = 0; j < clusters; j++)
            {
                var squared = FixedOrder.SquaredDistance(Centre(centres, j), Centre(next, j));
                shifts[j] = Math.Sqrt(squared);
                moved += squared;
            }
            (centres, next) = (next, centres);
            nearest.Moved(shifts);
            converged = strict || moved <= tolerance * meanVariance;
        }
        if (!strict)
        {
            nearest.Assign(centres);
        }
        return Result(centres, iteration, converged);
    }

    private KMeansResult Result(double[] centres, int iterations, bool converged)
    {
        var inertia = 0.0;
        for (var i = 0; i < count; i++)
        {
            inertia += SquaredDistance(i, centres);
        }
        var positions = Shift([.. centres], 1);
        return new(new(positions, clusters, columns), [.. nearest.Labels], inertia, iterations, converged);
    }

    private void Means(double[] centres, double[] means)
    {
        FillEmptyClusters(centres);
        for (var i = 0; i < count; i++)
        {
            var (from, to) = (counted[i], nearest.Labels[i]);
            if (from == to)
            {
                continue;
            }
            var row = rows.AsSpan(i * columns, columns);
            if (from >= 0)
            {
                TensorPrimitives.Subtract(Centre(sums, from), row, Centre(sums, from));
            }
            TensorPrimitives.Add(Centre(sums, to), row, Centre(sums, to));
            counted[i] = to;
        }
        for (var j = 0; j < clusters; j++)
        {
            TensorPrimitives.Divide(Centre(sums, j), sizes[j], Centre(means, j));
        }
    }

    private void FillEmptyClusters(double[] centres)
    {
        Array.Clear(sizes);
        foreach (var label in nearest.Labels)
        {
            sizes[label]++;
        }
        if (!sizes.Contains(0))
        {
            return;
        }
        var furthest = Enumerable.Range(0, count).OrderByDescending(i => SquaredDistance(i, centres)).ToList();
        for (var j = 0; j < clusters; j++)
        {
            if (sizes[j] == 0)
            {
                // A cluster of one keeps its row, or it would be empty in turn.
                var row = furthest.First(i => sizes[nearest.Labels[i]] > 1);
                furthest.Remove(row);
                sizes[nearest.Labels[row]]--;
                nearest.Labels[row] = j;
                sizes[j] = 1;
                nearest.Reset();
            }
        }
    }

    private double SquaredDistance(int row, double[] centres) =>
        FixedOrder.SquaredDistance(rows.AsSpan(row * columns, columns), Centre(centres, nearest.Labels[row]));

    private Span<double> Centre(double[] centres, int cluster) => centres.AsSpan(cluster * columns, columns);

    private double[] Shift(double[] positions, int sign)
    {
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] += sign * mean[i % columns];
        }
        return positions;
    }
}
