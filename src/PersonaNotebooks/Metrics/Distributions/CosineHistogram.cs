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
        var unit = UnitRows(data);
        var columns = new double[n * d];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < d; k++)
            {
                columns[k * n + i] = unit[i * d + k];
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
            BlockedProduct.Add(unit.AsSpan(i * d), d, 1, columns.AsSpan(i), n, cosines, n, size);
            for (var r = 0; r < size.Item1; r++)
            {
                Bin(cosines.AsSpan(r * n + r + 1, n - i - r - 1), edges, counts);
            }
        }
        return counts;
    }

    private static void Bin(ReadOnlySpan<double> cosines, double[] edges, long[] counts)
    {
        foreach (var cosine in cosines)
        {
            var value = Math.Clamp(cosine, -1, 1);
            var bin = Math.Min((int)((value + 1) / 2 * counts.Length), counts.Length - 1);
            // The division can land one bin off next to an edge; the edges decide.
            bin -= value < edges[bin] ? 1 : 0;
            bin += bin < counts.Length - 1 && value >= edges[bin + 1] ? 1 : 0;
            counts[bin]++;
        }
    }

    private static double[] UnitRows(Features data)
    {
        var unit = data.Values.ToArray();
        for (var i = 0; i < data.Rows; i++)
        {
            var row = unit.AsSpan(i * data.Columns, data.Columns);
            var length = Math.Sqrt(FixedOrder.SumOfSquares(row));
            TensorPrimitives.Divide(row, length == 0 ? 1 : length, row);
        }
        return unit;
    }
}
