using System.Text.Json;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Imitation.Posts;

/// <summary>
/// Reads posts from a table: CSV with a header or JSON lines, with the columns of the original's source (<c>full_text</c>, <c>tweet_id</c> …), of
/// chat logs (<c>author</c>, <c>text</c>, <c>addressed_last_msg</c>, <c>role</c>) or plain ones (<c>id, author, text, reply_to</c>). Authors become pseudonyms.
/// </summary>
public static class PostTable
{
    private static readonly string[] Ids = ["id", "tweet_id", "post_id"],
        Authors = ["author", "original_user_id", "user_id", "screen_name"],
        Texts = ["text", "full_text"],
        Times = ["time", "created_at", "timestamp"],
        Parents = ["reply_to", "reply_to_id", "addressed_last_msg", "parent"],
        ParentTexts = ["previous_message", "parent_text"],
        Reposts = ["retweeted_user_ID", "retweeted_user_id"],
        Masked = ["masked_text"],
        Roles = ["role"],
        Addressed = ["addressed_to"],
        Names = ["screen_name"];

    /// <summary>Reads a file; its name's ending says which kind it is.</summary>
    /// <exception cref="InputException">The file is missing, is neither kind, lacks a column, or has a bad line; file and line are named.</exception>
    public static PostSet Read(string path) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => PostSet.Of(KnownNames.Hide(names => ReadCsv(path, names))),
            ".jsonl" => PostSet.Of(KnownNames.Hide(names => ReadLines(path, names))),
            var other => throw new InputException(
                $"'{path}' ends in '{other}'; posts are read from .csv and .jsonl files."
            ),
        };

    private static IEnumerable<UserPost> ReadCsv(string path, ICollection<string> names)
    {
        var header = File.Exists(path) ? File.ReadLines(path).FirstOrDefault() ?? "" : "";
        string[] known =
        [
            .. new[]
            {
                Ids,
                Authors,
                Texts,
                Times,
                Parents,
                ParentTexts,
                Reposts,
                Masked,
                Roles,
                Addressed,
                Names,
            }.SelectMany(c => c),
        ];
        var there = header
            .TrimStart('\uFEFF')
            .Split(',')
            .Select(c => c.Trim().Trim('"'))
            .Intersect(known)
            .Distinct()
            .ToArray();
        foreach (var row in CsvRows.Read(path, there))
        {
            yield return Post(column => there.Contains(column) ? row[column] : null, row.Bad, names);
        }
    }

    private static IEnumerable<UserPost> ReadLines(string path, ICollection<string> names)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}' with posts.");
        }
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }
            InputException Bad(string what) => new($"{Path.GetFileName(path)}, line {index + 1}: {what}.");
            JsonElement json;
            try
            {
                json = JsonSerializer.Deserialize<JsonElement>(line);
            }
            catch (JsonException e)
            {
                throw Bad($"this is no JSON ({e.Message.TrimEnd('.')})");
            }
            yield return json.ValueKind == JsonValueKind.Object
                ? Post(column => Text(json, column), Bad, names)
                : throw Bad("a line is one JSON object");
        }
    }

    /// <summary>One post from named values, as all sources give them.</summary>
    internal static UserPost Post(
        Func<string, string?> column,
        Func<string, InputException> bad,
        ICollection<string>? names = null
    )
    {
        string? Value(string[] names) => names.Select(column).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        string Need(string[] names) =>
            Value(names) ?? throw bad($"there is no {names[0]} (columns {string.Join(", ", names)} are looked for)");
        var text = OwnText();
        var (addressed, author) = (Value(Addressed), Need(Authors));
        foreach (var name in (string?[])[author, addressed, Value(Names)])
        {
            if (name is not null)
            {
                names?.Add(name);
            }
        }
        return new(Need(Ids), Pseudonym.Of(author), WithoutAddress(text, addressed))
        {
            Time = Value(Times),
            ParentId = Value(Parents),
            ParentText = Value(ParentTexts) is { } parent ? WithoutSender(parent) : null,
            IsRepost = Value(Reposts) is not null,
            IsTarget = Value(Roles) is null or "target",
            MaskedText = Value(Masked),
        };

        // An empty text is a post all the same; a filter counts it out.
        string OwnText() =>
            Texts.Select(column).FirstOrDefault(t => t is not null)
            ?? throw bad($"there is no text (columns {string.Join(", ", Texts)} are looked for)");
    }

    // Who is spoken to is a name: it is not put in a prompt.
    private static string WithoutAddress(string text, string? addressed) =>
        addressed is null ? text
        : text.StartsWith(addressed, StringComparison.OrdinalIgnoreCase)
            ? text[addressed.Length..].TrimStart(':', ',', ';', '-', ' ')
        : text.Replace(addressed, Pseudonym.Mention, StringComparison.OrdinalIgnoreCase);

    // The original writes "<created_at>, <screen_name>: <full_text>"; time and name are not put in a prompt.
    private static string WithoutSender(string parent)
    {
        var at = parent.IndexOf(": ", StringComparison.Ordinal);
        return at > 0 && parent[..at].Contains(", ") && parent[..at].Any(char.IsDigit) ? parent[(at + 2)..] : parent;
    }

    private static string? Text(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null => null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
}
