using System.Numerics.Tensors;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Mean vector and covariance matrix of rows that arrive one by one; memory does not grow with the number of rows.</summary>
public sealed class Moments
{
    private const int Block = 128;
    private readonly double[] block,
        origin,
        sums,
        products;
    private readonly int columns;
    private int waiting;

    /// <summary>Starts empty, for rows of <paramref name="columns"/> numbers.</summary>
    public Moments(int columns)
    {
        this.columns = columns;
        (block, origin, sums) = (new double[Block * columns], new double[columns], new double[columns]);
        products = new double[columns * columns];
    }

    /// <summary>Rows taken so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Mean of each column; NaN without rows.</summary>
    public double[] Mean()
    {
        Flush();
        return [.. origin.Zip(sums, (o, s) => o + s / Rows)];
    }

    /// <summary>Takes one row.</summary>
    public void Add(ReadOnlySpan<double> row)
    {
        if (Rows == 0)
        {
            // Distances from the first row keep digits that distances from zero would lose when the mean is far away.
            row.CopyTo(origin);
        }
        var target = block.AsSpan(waiting * columns, columns);
        TensorPrimitives.Subtract(row, origin, target);
        TensorPrimitives.Add(sums, target, sums);
        Rows++;
        if (++waiting == Block)
        {
            Flush();
        }
    }

    /// <summary>The covariance matrix, row after row, with divisor n - 1; NaN for fewer than two rows.</summary>
    public double[] Covariance()
    {
        Flush();
        var covariance = new double[products.Length];
        for (var i = 0; i < columns; i++)
        {
            for (var j = i; j < columns; j++)
            {
                var value = (products[i * columns + j] - sums[i] * (sums[j] / Rows)) / (Rows - 1);
                covariance[i * columns + j] = covariance[j * columns + i] = value;
            }
        }
        return covariance;
    }

    /// <summary>Mean of each column of a table in memory.</summary>
    internal static double[] Mean(Features data)
    {
        var mean = new double[data.Columns];
        for (var i = 0; i < data.Rows; i++)
        {
            TensorPrimitives.Add(mean, data.Row(i), mean);
        }
        TensorPrimitives.Divide(mean, data.Rows, mean);
        return mean;
    }

    /// <summary>Mean and covariance of a table in memory.</summary>
    internal static Moments Of(Features data)
    {
        var moments = new Moments(data.Columns);
        for (var i = 0; i < data.Rows; i++)
        {
            moments.Add(data.Row(i));
        }
        return moments;
    }

    private void Flush()
    {
        // Four rows of the symmetric result at a time, from the diagonal rightwards.
        for (var i = 0; i < columns; i += 4)
        {
            var right = block.AsSpan(i);
            var size = (Math.Min(4, columns - i), waiting, columns - i);
            BlockedProduct.Add(right, 1, columns, right, columns, products.AsSpan(i * columns + i), columns, size);
        }
        waiting = 0;
    }
}
