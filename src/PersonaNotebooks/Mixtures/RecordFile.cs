using System.Globalization;
using System.Text.Json;
using CsvHelper;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Reads labelled texts: CSV, TSV (no quotes: a tab ends a field, a line end a record), JSON lines, or a folder with a folder of <c>.txt</c> files for
/// each label, as IMDB is shipped (its folder <c>unsup</c> is left out). HTML and backslashes in the texts stay as they are.
/// </summary>
public static class RecordFile
{
    /// <summary>Reads all records, in the file's order (a folder's: by label and file name).</summary>
    /// <param name="path">A file ending in .csv, .tsv, .txt, .jsonl, or a folder.</param>
    /// <param name="format">Which columns; the columns text and label when null.</param>
    /// <exception cref="InputException">The file or a column is missing, the template has a hole that nothing fills, a text is empty, a label has no name, or a line is malformed.</exception>
    public static IReadOnlyList<MixtureRecord> Load(string path, RecordFormat? format = null)
    {
        format ??= new();
        var folder = Directory.Exists(path);
        format.CheckTemplate(labelled: folder || format.Label is not null);
        if (folder)
        {
            return [.. Folder(path, format)];
        }
        if (!File.Exists(path))
        {
            throw new InputException($"There is no file or folder '{path}' with texts.");
        }
        MixtureRecord[] records =
        [
            .. path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
                ? JsonLines(path, format)
                : Table(path, format),
        ];
        return records.Length > 0 ? records : throw new InputException($"The file '{path}' holds no text.");
    }

    private static IEnumerable<MixtureRecord> Table(string path, RecordFormat format)
    {
        var tabs = !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        using var csv = CsvReader.FromFile(
            path,
            new()
            {
                Separator = tabs ? '\t' : ',',
                Mode = tabs ? CsvMode.NoEscape : CsvMode.Rfc4180,
                HasHeader = format.Header,
                TrackLineNumbers = true,
            }
        );
        var name = Path.GetFileName(path);
        string Field(string column, string place)
        {
            var at =
                int.TryParse(column, CultureInfo.InvariantCulture, out var number) ? number - 1
                : format.Header ? csv.Headers.ToList().IndexOf(column)
                : -1;
            return at >= 0 && at < csv.FieldCount
                ? csv.GetString(at)
                : throw new InputException(
                    $"{place}: there is no column '{column}'; name the columns, or give their numbers from 1."
                );
        }
        while (Next(csv, name))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{name}, line {csv.LineNumber}");
            yield return Record(format, place, $"{csv.LineNumber}", column => Field(column, place));
        }
    }

    private static bool Next(CsvReader csv, string name)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new InputException($"{name}: {e.Message}", e);
        }
    }

    private static IEnumerable<MixtureRecord> JsonLines(string path, RecordFormat format)
    {
        foreach (var (i, line) in File.ReadLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            var place = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, line {i + 1}");
            JsonElement json;
            try
            {
                json = JsonSerializer.Deserialize<JsonElement>(line);
            }
            catch (JsonException e)
            {
                throw new InputException($"{place}: this is not JSON.", e);
            }
            yield return Record(
                format,
                place,
                string.Create(CultureInfo.InvariantCulture, $"{i + 1}"),
                column =>
                    json.ValueKind == JsonValueKind.Object && json.TryGetProperty(column, out var value)
                        ? value.ToString()
                        : throw new InputException($"{place}: there is no field '{column}'.")
            );
        }
    }

    private static IEnumerable<MixtureRecord> Folder(string path, RecordFormat format)
    {
        // IMDB ships its unlabelled reviews beside the labelled ones.
        var folders = Directory
            .GetDirectories(path)
            .Where(f => Path.GetFileName(f) != "unsup")
            .Order(StringComparer.Ordinal)
            .ToArray();
        var files = folders.SelectMany(f => Directory.GetFiles(f, "*.txt").Order(StringComparer.Ordinal)).ToArray();
        if (files.Length == 0)
        {
            throw new InputException($"The folder '{path}' holds no folder with .txt files; each label needs one.");
        }
        foreach (var file in files)
        {
            var label = Path.GetFileName(Path.GetDirectoryName(file))!;
            var named = label switch
            {
                "pos" => "positive",
                "neg" => "negative",
                _ => label,
            };
            var id = $"{label}/{Path.GetFileNameWithoutExtension(file)}";
            yield return Finish(format, file, id, File.ReadAllText(file), named, null);
        }
    }

    private static MixtureRecord Record(RecordFormat format, string place, string line, Func<string, string> field)
    {
        var text = string.Join(' ', format.Text.Split(',').Select(c => field(c.Trim())));
        var label = format.Label is null ? null : Name(format, place, field(format.Label).Trim());
        var context = format.Context is null ? null : field(format.Context);
        return Finish(format, place, format.Id is null ? line : field(format.Id), text, label, context);
    }

    private static MixtureRecord Finish(
        RecordFormat format,
        string place,
        string id,
        string text,
        string? label,
        string? context
    )
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new InputException($"{place}: the text is empty; fill it in or remove the record.");
        }
        context ??=
            format.Template?.Replace("{label}", label, StringComparison.Ordinal)
            ?? (
                label is null
                    ? Prompt.Load("mixture-context").Fill()
                    : Prompt.Load("mixture-context-label").Fill(("label", label))
            );
        return new(id, context, text.Trim(), label);
    }

    private static string Name(RecordFormat format, string place, string label)
    {
        if (format.LabelNames.Count == 0)
        {
            return label;
        }
        var at = int.TryParse(label, CultureInfo.InvariantCulture, out var number) ? number - format.FirstLabel : -1;
        return at >= 0 && at < format.LabelNames.Count
            ? format.LabelNames[at]
            : throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place}: the label '{label}' is none of the numbers {format.FirstLabel} to {format.FirstLabel + format.LabelNames.Count - 1}."
                )
            );
    }
}
