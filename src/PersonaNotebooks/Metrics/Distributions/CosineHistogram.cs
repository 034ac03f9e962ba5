using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Counts of the cosines of all pairs of different rows, over equal bins on [-1, 1]: how alike the items of one set are to each other.</summary>
public static class CosineHistogram
{
    private const int Block = 64;

    /// <summary>
    /// Counts n(n - 1)/2 cosines. A row of zeros has cosine 0 with every other; rounding beyond ±1 is clipped; a value on the edge
    /// of two bins belongs to the upper one, and 1 to the last. Memory grows with the data, not with the pairs.
    /// </summary>
    /// <exception cref="InputException">Fewer than two rows, or no bin.</exception>
    public static long[] Count(Features data, int bins = 50)
    {
        if (data.Rows < 2 || bins < 1)
        {
            throw new InputException(
                $"A histogram of pairs needs two rows and a bin, but there are {data.Rows} and {bins}."
            );
        }
        var (n, d) = (data.Rows, data.Columns);
        var (scaled, lengths) = Scaled(data);
        var columns = new double[n * d];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < d; k++)
            {
                columns[k * n + i] = scaled[i * d + k];
            }
        }
        var edges = Enumerable.Range(0, bins + 1).Select(i => -1 + i * (2.0 / bins)).ToArray();
        edges[bins] = 1;
        var counts = new long[bins];
        var cosines = new double[Block * n];
        for (var i = 0; i < n; i += Block)
        {
            var size = (Math.Min(Block, n - i), d, n - i);
            Array.Clear(cosines);
            BlockedProduct.Add(scaled.AsSpan(i * d), d, 1, columns.AsSpan(i), n, cosines, n, size);
            for (var r = 0; r < size.Item1; r++)
            {
                var row = cosines.AsSpan(r * n + r + 1, n - i - r - 1);
                Bin(row, lengths[i + r], lengths.AsSpan(i + r + 1), edges, counts);
            }
        }
        return counts;
    }

    private static void Bin(
        ReadOnlySpan<double> products,
        double length,
        ReadOnlySpan<double> lengths,
        double[] edges,
        long[] counts
    )
    {
        for (var j = 0; j < products.Length; j++)
        {
            var scale = length * lengths[j];
            var value = scale == 0 ? 0 : Math.Clamp(products[j] / scale, -1, 1);
            var bin = Math.Min((int)((value + 1) / 2 * counts.Length), counts.Length - 1);
            // The division can land one bin off next to an edge; the edges decide.
            bin -= value < edges[bin] ? 1 : 0;
            bin += bin < counts.Length - 1 && value >= edges[bin + 1] ? 1 : 0;
            counts[bin]++;
        }
    }

    /// <summary>
    /// Rows scaled by a power of two to entries of at most 2, which keeps products in range and is exact: whole numbers at right angles
    /// have the product 0, where rows of length 1 would have rounding on either side of that edge.
    /// </summary>
    private static (double[] Rows, double[] Lengths) Scaled(Features data)
    {
        var (rows, lengths) = (data.Values.ToArray(), new double[data.Rows]);
        for (var i = 0; i < data.Rows; i++)
        {
            var row = rows.AsSpan(i * data.Columns, data.Columns);
            var largest = data.Columns == 0 ? 0 : TensorPrimitives.MaxMagnitude<double>(row);
            if (largest != 0)
            {
                var exponent = Math.ILogB(largest);
                for (var k = 0; k < row.Length; k++)
                {
                    row[k] = Math.ScaleB(row[k], -exponent);
                }
            }
            lengths[i] = Math.Sqrt(FixedOrder.SumOfSquares(row));
        }
        return (rows, lengths);
    }
}
