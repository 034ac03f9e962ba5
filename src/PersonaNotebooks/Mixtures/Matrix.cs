using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Mixtures;

/// <summary>Rows of numbers, and the products that the gates are made of; an element's sum has one order, however many cores there are.</summary>
internal sealed class Matrix(double[] values, int rows, int columns)
{
    private const long WorthACore = 2_000_000;

    public Matrix(int rows, int columns)
        : this(new double[rows * columns], rows, columns) { }

    public double[] Values => values;

    public int Rows => rows;

    public int Columns => columns;

    public Span<double> Row(int row) => values.AsSpan(row * columns, columns);

    /// <summary>A table of the given rows.</summary>
    public Matrix Take(IReadOnlyList<int> places)
    {
        Matrix taken = new(places.Count, columns);
        for (var i = 0; i < places.Count; i++)
        {
            Row(places[i]).CopyTo(taken.Row(i));
        }
        return taken;
    }

    public Matrix Transposed()
    {
        Matrix turned = new(columns, rows);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                turned.Values[j * rows + i] = values[i * columns + j];
            }
        }
        return turned;
    }

    /// <summary>This times another.</summary>
    public Matrix Times(Matrix other) => Product(this, columns, 1, rows, columns, other);

    /// <summary>This, turned, times another.</summary>
    public Matrix TurnedTimes(Matrix other) => Product(this, 1, columns, columns, rows, other);

    public Matrix Add(Matrix other)
    {
        System.Numerics.Tensors.TensorPrimitives.Add(values, other.Values, values);
        return this;
    }

    private static Matrix Product(Matrix a, int aRow, int aColumn, int rows, int depth, Matrix b)
    {
        Matrix c = new(rows, b.Columns);
        var parts = (long)rows * depth * b.Columns < WorthACore ? 1 : Math.Min(Environment.ProcessorCount, rows / 4);
        var step = parts < 2 ? rows : ((rows + parts - 1) / parts + 3) / 4 * 4;
        void Part(int from)
        {
            var size = (Math.Min(step, rows - from), depth, b.Columns);
            var target = c.Values.AsSpan(from * b.Columns);
            BlockedProduct.Add(
                a.Values.AsSpan(from * aRow),
                aRow,
                aColumn,
                b.Values,
                b.Columns,
                target,
                b.Columns,
                size
            );
        }
        if (step >= rows)
        {
            Part(0);
        }
        else
        {
            Parallel.For(0, (rows + step - 1) / step, i => Part(i * step));
        }
        return c;
    }
}
