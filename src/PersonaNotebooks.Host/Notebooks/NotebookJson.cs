using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Notebooks;

/// <summary>
/// JSON as Jupyter writes it (Python's <c>json.dumps(indent=1, ensure_ascii=False)</c>), so that saving a notebook in Jupyter and
/// running it here give no false differences. System.Text.Json always escapes characters outside the basic plane, which is
/// why strings are written here.
/// </summary>
public static class NotebookJson
{
    /// <summary>The document's text with a newline at its end.</summary>
    public static string Write(JsonNode node)
    {
        StringBuilder text = new();
        Write(text, node, 0);
        return text.Append('\n').ToString();
    }

    /// <summary>Source and text are stored as a list of lines that keep their newlines.</summary>
    public static JsonArray SplitLines(string text)
    {
        JsonArray lines = [];
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start) is var newline and >= 0 ? newline + 1 : text.Length;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }
        return lines;
    }

    /// <summary>The text of a field that holds one string or a list of lines; empty when absent.</summary>
    public static string JoinLines(JsonNode? field) =>
        (field is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)field ?? "").Replace(
            "\r\n",
            "\n"
        );

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } fields:
                WriteItems(text, '{', fields, '}', depth, field => WriteField(text, field, depth + 1));
                break;
            case JsonArray { Count: > 0 } items:
                WriteItems(text, '[', items, ']', depth, item => Write(text, item, depth + 1));
                break;
            case JsonObject:
                text.Append("{}");
                break;
            case JsonArray:
                text.Append("[]");
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void WriteItems<T>(
        StringBuilder text,
        char open,
        IEnumerable<T> items,
        char close,
        int depth,
        Action<T> write
    )
    {
        text.Append(open);
        var separator = "\n";
        foreach (var item in items)
        {
            text.Append(separator).Append(' ', depth + 1);
            write(item);
            separator = ",\n";
        }
        text.Append('\n').Append(' ', depth).Append(close);
    }

    private static void WriteField(StringBuilder text, KeyValuePair<string, JsonNode?> field, int depth)
    {
        WriteString(text, field.Key);
        text.Append(": ");
        Write(text, field.Value, depth);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
