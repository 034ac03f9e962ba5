using System.Globalization;

namespace PersonaNotebooks.Metrics.Distributions;

/// <summary>Reads CSV of plain numbers: no header, no quotes, a row per item, a point for decimals, commas between cells.</summary>
public static class NumberCsv
{
    /// <summary>The rows one by one, all of equal length; the file is never held in memory.</summary>
    /// <exception cref="InputException">The file cannot be read, a cell is no finite number, or rows differ in length.</exception>
    public static IEnumerable<double[]> Rows(string path)
    {
        using var reader = Open(path);
        var (line, columns, blank) = (0, -1, 0);
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                blank = blank == 0 ? line : blank;
                continue;
            }
            if (blank > 0)
            {
                throw new InputException(
                    $"{path}, line {blank} is empty; only the end of the file may have empty lines."
                );
            }
            var row = Parse(path, line, text);
            columns = columns < 0 ? row.Length : columns;
            if (row.Length != columns)
            {
                throw new InputException($"{path}, line {line} has {row.Length} numbers, but line 1 has {columns}.");
            }
            yield return row;
        }
    }

    /// <summary>The whole file in memory.</summary>
    /// <exception cref="InputException">As <see cref="Rows"/>, or the file has no row.</exception>
    public static Features Read(string path)
    {
        List<double[]> rows = [.. Rows(path)];
        return rows.Count > 0 ? Features.FromRows(rows) : throw Empty(path);
    }

    /// <summary>Mean and covariance of the file, read row by row.</summary>
    /// <exception cref="InputException">As <see cref="Rows"/>, or the file has no row.</exception>
    public static Moments ReadMoments(string path)
    {
        Moments? moments = null;
        foreach (var row in Rows(path))
        {
            (moments ??= new(row.Length)).Add(row);
        }
        return moments ?? throw Empty(path);
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InputException(
                $"Cannot read '{path}': {e.Message.TrimEnd('.')}; give the path of a CSV file of numbers.",
                e
            );
        }
    }

    private static double[] Parse(string path, int line, string text)
    {
        var row = new double[text.AsSpan().Count(',') + 1];
        var column = 0;
        foreach (var range in text.AsSpan().Split(','))
        {
            var cell = text.AsSpan()[range].Trim();
            if (
                !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value)
            )
            {
                throw new InputException(
                    $"{path}, line {line}, column {column + 1}: '{(cell.Length > 40 ? $"{cell[..40]}..." : cell)}' is not a finite number; "
                        + "give plain numbers without a header."
                );
            }
            row[column++] = value;
        }
        return row;
    }

    private static InputException Empty(string path) => new($"{path} has no row; give at least one row of numbers.");
}
