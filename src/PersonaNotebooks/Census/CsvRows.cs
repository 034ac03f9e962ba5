using CsvHelper;

namespace PersonaNotebooks.Census;

/// <summary>Reads a table file row by row.</summary>
public static class CsvRows
{
    /// <summary>Reads lazily; each row knows its file and line.</summary>
    /// <param name="path">A comma-separated file with a header line, UTF-8.</param>
    /// <param name="columns">The columns that must be there, in any order.</param>
    /// <exception cref="InputException">The file or a column is missing, or a line is malformed or has another number of fields.</exception>
    public static IEnumerable<CsvRow> Read(string path, params string[] columns)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no table '{path}'; give the path of a CSV file.");
        }
        var file = Path.GetFileName(path);
        using var csv = CsvReader.FromFile(
            path,
            new()
            {
                Separator = ',',
                TrackLineNumbers = true,
                PoolStrings = true,
            }
        );
        var at = columns.Select(c => csv.Headers.ToList().IndexOf(c)).ToArray();
        if (Array.IndexOf(at, -1) is >= 0 and var missing)
        {
            throw new InputException(
                $"{file}, line 1: the column '{columns[missing]}' is missing; the columns are {string.Join(", ", columns)}."
            );
        }
        while (Next(csv, file))
        {
            var place = $"{file}, line {csv.LineNumber}";
            if (csv.FieldCount != csv.Headers.Count)
            {
                throw new InputException(
                    $"{place}: {csv.FieldCount} fields where the header names {csv.Headers.Count}; check the commas."
                );
            }
            Dictionary<string, string> fields = [];
            for (var c = 0; c < columns.Length; c++)
            {
                fields[columns[c]] = csv.GetString(at[c]).Trim();
            }
            yield return new(fields, place);
        }
    }

    private static bool Next(CsvReader csv, string file)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new InputException($"{file}: {e.Message}", e);
        }
    }
}
