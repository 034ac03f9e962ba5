namespace PersonaNotebooks.Census;

/// <summary>Writes sampled people as CSV or as JSON lines. No field needs quoting: all come from closed lists of plain words.</summary>
public static class PeopleWriter
{
    /// <summary>Writes a whole file or nothing; the ending .csv or .jsonl chooses the format.</summary>
    /// <exception cref="InputException">The ending is another, or the file cannot be written.</exception>
    public static void Write(string path, IEnumerable<Person> people) =>
        RowFile.Write(path, people, "id,state,age,sex,race", Csv, JsonLine);

    private static void Csv(TextWriter writer, Person p)
    {
        writer.Write(p.Id);
        writer.Write(',');
        writer.Write(p.State);
        writer.Write(',');
        writer.Write(p.Age);
        writer.Write(',');
        writer.Write(p.Sex);
        writer.Write(',');
        writer.Write(p.Race);
        writer.Write('\n');
    }

    private static void JsonLine(TextWriter writer, Person p) =>
        writer.WriteLine(
            $$"""{"id":{{p.Id}},"state":"{{p.State}}","age":"{{p.Age}}","sex":"{{p.Sex}}","race":"{{p.Race}}"}"""
        );
}
