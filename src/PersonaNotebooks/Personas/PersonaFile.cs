using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaNotebooks.Personas;

/// <summary>
/// Personas as a file of JSON lines. The first line says what the file is and in which version; then one persona a line:
/// <c>{"id","tier","writtenBy","fields","text"}</c>. Or, for spreadsheets, CSV of the columns person, state, age, sex, race, tier, written_by, text.
/// </summary>
public static class PersonaFile
{
    private const string Format = "personas";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Head(string Format, int Version);

    private sealed record Line(
        string Id,
        string? Tier,
        string? WrittenBy,
        IReadOnlyDictionary<string, string> Fields,
        string Text
    );

    /// <summary>Writes a whole file or nothing; the ending .jsonl or .csv chooses the format.</summary>
    /// <exception cref="InputException">Another ending, or the file cannot be written.</exception>
    public static void Write(string path, IEnumerable<Persona> personas)
    {
        var text = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jsonl" => string.Concat(
                personas
                    .Select(p =>
                        JsonSerializer.Serialize(new Line(p.Id, p.Tier, p.WrittenBy, Sorted(p.Fields), p.Text), Json)
                    )
                    .Prepend(JsonSerializer.Serialize(new Head(Format, Version), Json))
                    .Select(line => line + "\n")
            ),
            ".csv" => PersonaCsv.Write(personas),
            _ => throw new InputException(
                $"'{path}' ends neither in .jsonl nor in .csv; name the file so that its format is clear."
            ),
        };
        AtomicFile.WriteText(path, text);
    }

    /// <summary>Reads a file of JSON lines.</summary>
    /// <exception cref="InputException">The file is missing, of another kind or version, or a line is wrong; the message names the line.</exception>
    public static IReadOnlyList<Persona> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}' with personas; 'persona write-personas' makes one.");
        }
        List<Persona> personas = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (number == 1)
            {
                CheckHead(name, line);
                continue;
            }
            var read =
                Parse<Line>(line)
                ?? throw Wrong(name, number, "is not a persona as 'persona write-personas' writes it");
            personas.Add(
                ids.Add(read.Id)
                    ? new(read.Id, read.Text)
                    {
                        Tier = read.Tier,
                        WrittenBy = read.WrittenBy,
                        Fields = read.Fields,
                    }
                    : throw Wrong(name, number, $"repeats the id '{read.Id}'")
            );
        }
        return personas.Count > 0 ? personas : throw new InputException($"'{name}' holds no persona.");
    }

    private static void CheckHead(string name, string line)
    {
        var head = Parse<Head>(line);
        if (head is null || head.Format != Format)
        {
            throw Wrong(
                name,
                1,
                "is not the head of a persona file; 'persona write-personas --out FILE.jsonl' makes such files (its .csv files are for spreadsheets)"
            );
        }
        if (head.Version != Version)
        {
            throw Wrong(
                name,
                1,
                $"says that this persona file is of version {head.Version}, but only version {Version} can be read; write the personas again (stored answers are reused)"
            );
        }
    }

    private static T? Parse<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> fields) =>
        new(fields.ToDictionary(), StringComparer.Ordinal);

    private static InputException Wrong(string name, int line, string what) => new($"{name}, line {line} {what}.");
}
