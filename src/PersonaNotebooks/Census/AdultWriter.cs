namespace PersonaNotebooks.Census;

/// <summary>Writes adults with every field as CSV or as JSON lines; a field that does not apply is empty, or null. No value needs quoting.</summary>
public static class AdultWriter
{
    /// <summary>Writes a whole file or nothing; the ending .csv or .jsonl chooses the format.</summary>
    /// <exception cref="InputException">The ending is another, or the file cannot be written.</exception>
    public static void Write(string path, IEnumerable<Adult> adults) =>
        RowFile.Write(path, adults, $"id,{string.Join(',', AdultColumn.All.Select(c => c.Name))}", Csv, JsonLine);

    private static void Csv(TextWriter writer, Adult adult)
    {
        writer.Write(adult.Person.Id);
        foreach (var column in AdultColumn.All)
        {
            writer.Write(',');
            writer.Write(column.Of(adult));
        }
        writer.Write('\n');
    }

    private static void JsonLine(TextWriter writer, Adult adult)
    {
        writer.Write("{\"id\":");
        writer.Write(adult.Person.Id);
        foreach (var column in AdultColumn.All)
        {
            writer.Write($",\"{column.Name}\":");
            writer.Write(column.Of(adult) is { } value ? $"\"{value}\"" : "null");
        }
        writer.Write("}\n");
    }
}
