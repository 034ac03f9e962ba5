using System.Text;

namespace PersonaNotebooks.Census;

/// <summary>Writes sampled people as CSV or as JSON lines. No field needs quoting: all come from closed lists of plain words.</summary>
public static class PeopleWriter
{
    /// <summary>Writes a whole file or nothing; the ending .csv or .jsonl chooses the format.</summary>
    /// <exception cref="InputException">The ending is another, or the file cannot be written.</exception>
    public static void Write(string path, IEnumerable<Person> people)
    {
        Action<TextWriter, Person> line = System.IO.Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => Csv,
            ".jsonl" => JsonLine,
            _ => throw new InputException(
                $"'{path}' ends neither in .csv nor in .jsonl; name the file so that its format is clear."
            ),
        };
        AtomicFile.Write(
            path,
            stream =>
            {
                using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true)
                {
                    NewLine = "\n",
                };
                if (line == Csv)
                {
                    writer.WriteLine("id,state,age,sex,race");
                }
                foreach (var person in people)
                {
                    line(writer, person);
                }
            }
        );
    }

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
