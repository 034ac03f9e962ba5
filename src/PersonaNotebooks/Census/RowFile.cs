using System.Text;

namespace PersonaNotebooks.Census;

/// <summary>Writes people as CSV or as JSON lines, a whole file or nothing; the ending .csv or .jsonl chooses the format.</summary>
internal static class RowFile
{
    /// <exception cref="InputException">The ending is another, or the file cannot be written.</exception>
    public static void Write<T>(
        string path,
        IEnumerable<T> rows,
        string header,
        Action<TextWriter, T> csv,
        Action<TextWriter, T> jsonLine
    )
    {
        var line = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => csv,
            ".jsonl" => jsonLine,
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
                if (line == csv)
                {
                    writer.WriteLine(header);
                }
                foreach (var row in rows)
                {
                    line(writer, row);
                }
            }
        );
    }
}
