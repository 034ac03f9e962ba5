namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>
/// A table of finite numbers, one row per item (a text, a respondent), one column per feature, kept row after row in one array.
/// Embeddings become features by <see cref="FromRows(IEnumerable{ReadOnlyMemory{float}})"/>.
/// </summary>
public sealed class Features
{
    private readonly double[] values;

    /// <summary>Takes over an array of <paramref name="rows"/> × <paramref name="columns"/> numbers, row after row.</summary>
    /// <exception cref="InputException">The length does not fit, or a number is NaN or infinite; rows and columns count from 1.</exception>
    public Features(double[] values, int rows, int columns)
    {
        if (rows < 0 || columns < 0 || values.LongLength != (long)rows * columns)
        {
            throw new InputException(
                $"Features of {rows} rows and {columns} columns need {(long)rows * columns} numbers, but {values.Length} were given."
            );
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw NotFinite(i / columns, i % columns, values[i]);
            }
        }
        (this.values, Rows, Columns) = (values, rows, columns);
    }

    /// <summary>Number of items.</summary>
    public int Rows { get; }

    /// <summary>Number of features of each item.</summary>
    public int Columns { get; }

    /// <summary>All numbers, row after row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>One item, counted from 0.</summary>
    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>Copies rows of equal length.</summary>
    /// <exception cref="InputException">Rows differ in length, or a number is NaN or infinite.</exception>
    public static Features FromRows(IEnumerable<double[]> rows) => FromRows(rows, row => row.Length, Copy);

    /// <summary>Copies embeddings of equal length.</summary>
    /// <exception cref="InputException">Rows differ in length, or a number is NaN or infinite.</exception>
    public static Features FromRows(IEnumerable<ReadOnlyMemory<float>> rows) =>
        FromRows(rows, row => row.Length, (row, target) => Widen(row.Span, target));

    private static void Copy(double[] row, Span<double> target) => row.CopyTo(target);

    private static void Widen(ReadOnlySpan<float> row, Span<double> target)
    {
        for (var i = 0; i < row.Length; i++)
        {
            target[i] = row[i];
        }
    }

    private static Features FromRows<T>(IEnumerable<T> rows, Func<T, int> length, RowCopy<T> copy)
    {
        var list = rows as IReadOnlyList<T> ?? [.. rows];
        var columns = list.Count == 0 ? 0 : length(list[0]);
        var values = new double[list.Count * columns];
        for (var i = 0; i < list.Count; i++)
        {
            if (length(list[i]) != columns)
            {
                throw new InputException($"Row {i + 1} has {length(list[i])} numbers, but row 1 has {columns}.");
            }
            copy(list[i], values.AsSpan(i * columns, columns));
        }
        return new(values, list.Count, columns);
    }

    private static InputException NotFinite(int row, int column, double value) =>
        new($"Row {row + 1}, column {column + 1} is {value}; features must be finite numbers.");

    private delegate void RowCopy<T>(T row, Span<double> target);
}
