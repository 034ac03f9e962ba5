using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Writes JSON that a schema accepts: choices by score, texts and numbers copied from the prompt where it holds the property's
/// name with a value (<c>AGE: 45</c>), else texts drawn and numbers drawn evenly between their bounds. All properties are written.
/// </summary>
/// <remarks>Reads type, enum, const, properties, items, the bounds of numbers, lengths and arrays, anyOf and oneOf (the first), and $ref inside the schema.</remarks>
internal sealed class JsonAnswer(AnswerWriter writer, string prompt, RandomStream stream)
{
    private const int TextTokens = 32;
    private const int DeepestNesting = 16;
    private const int MostItems = 1000;
    private const int LongestText = 4_000;

    private static readonly string[] Unsupported =
    [
        "pattern",
        "multipleOf",
        "allOf",
        "not",
        "if",
        "patternProperties",
        "contains",
    ];

    private JsonElement root;

    /// <summary>Writes a value; without a schema, an object with one text named <c>answer</c>.</summary>
    /// <exception cref="InputException">The schema is no schema or uses what is not read; the message names the place.</exception>
    public string Write(JsonElement? schema)
    {
        if (schema is not { } given)
        {
            return new JsonObject { ["answer"] = writer.Text(TextTokens).Text }.ToJsonString();
        }
        root = given;
        return Value(given, "$", "", 0)?.ToJsonString() ?? "null";
    }

    private JsonNode? Value(JsonElement schema, string path, string name, int depth)
    {
        if (schema.ValueKind == JsonValueKind.True)
        {
            return writer.Text(TextTokens).Text;
        }
        if (schema.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, $"a schema is an object, not {schema.ValueKind}");
        }
        if (depth > DeepestNesting)
        {
            throw Wrong(
                path,
                $"it nests deeper than {DeepestNesting} levels; give arrays of itself maxItems 0 or flatten it"
            );
        }
        if (Unsupported.FirstOrDefault(k => schema.TryGetProperty(k, out _)) is { } keyword)
        {
            throw Wrong(path, $"the embedded model does not read '{keyword}'; leave it out");
        }
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Value(Resolve(reference, path), path, name, depth + 1);
        }
        if (schema.TryGetProperty("const", out var constant))
        {
            return Node(constant);
        }
        if (schema.TryGetProperty("enum", out var choices))
        {
            return Choice(schema, Choices(choices, path), name);
        }
        foreach (var union in (string[])["anyOf", "oneOf"])
        {
            if (schema.TryGetProperty(union, out var variants))
            {
                return variants.ValueKind == JsonValueKind.Array && variants.GetArrayLength() > 0
                    ? Value(variants[0], path, name, depth + 1)
                    : throw Wrong(path, $"'{union}' needs a list of schemas");
            }
        }
        return JsonTypes.Of(schema, path) switch
        {
            "object" => Object(schema, path, depth),
            "array" => Array(schema, path, name, depth),
            "string" => Text(schema, path, name),
            "integer" => JsonTypes.Integer(schema, path, JsonSpan.Find(prompt, name), stream),
            "number" => JsonTypes.Number(schema, path, JsonSpan.Find(prompt, name), stream),
            "boolean" => writer.Choose(Question(schema, name), name, ["yes", "no"]) == 0,
            "null" => null,
            var other => throw Wrong(path, $"'{other}' is no JSON type"),
        };
    }

    private JsonObject Object(JsonElement schema, string path, int depth)
    {
        JsonObject result = [];
        if (schema.TryGetProperty("properties", out var properties))
        {
            if (properties.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(path, "'properties' is an object of schemas");
            }
            foreach (var property in properties.EnumerateObject())
            {
                result[property.Name] = Value(property.Value, $"{path}.{property.Name}", property.Name, depth + 1);
            }
        }
        foreach (var missing in JsonTypes.Required(schema, path).Where(r => !result.ContainsKey(r)))
        {
            result[missing] = writer.Text(TextTokens).Text;
        }
        return result;
    }

    private JsonArray Array(JsonElement schema, string path, string name, int depth)
    {
        var least = JsonTypes.Least(schema, path, "minItems", MostItems);
        var most = JsonTypes.Count(schema, path, "maxItems", Math.Max(3, least));
        var count = Math.Max(least, Math.Min(most, 1 + stream.Next(3)));
        var unique = schema.TryGetProperty("uniqueItems", out var flag) && flag.ValueKind == JsonValueKind.True;
        HashSet<string> seen = [];
        JsonArray result = [];
        var items = schema.TryGetProperty("items", out var given) ? given : JsonDocument.Parse("true").RootElement;
        for (var attempt = 0; result.Count < count && attempt < 20 * count; attempt++)
        {
            var item = unique ? Another(items, seen, path, name, depth) : Value(items, $"{path}[]", name, depth + 1);
            if (!unique || seen.Add(item?.ToJsonString() ?? "null"))
            {
                result.Add(item);
            }
        }
        return result.Count >= least
            ? result
            : throw Wrong(path, $"{least} different items cannot be found among what 'items' allows");
    }

    // A choice that is sure of itself would draw the same item for ever, so what was taken is offered no more.
    private JsonNode? Another(JsonElement items, HashSet<string> seen, string path, string name, int depth)
    {
        if (items.ValueKind != JsonValueKind.Object || !items.TryGetProperty("enum", out var choices))
        {
            return Value(items, $"{path}[]", name, depth + 1);
        }
        var left = Choices(choices, $"{path}[]")
            .Where(c => !seen.Contains(Node(c)?.ToJsonString() ?? "null"))
            .ToArray();
        return Choice(items, left.Length > 0 ? left : Choices(choices, path), name);
    }

    private JsonNode? Choice(JsonElement schema, JsonElement[] choices, string name)
    {
        var question = Question(schema, name);
        return Node(choices[writer.Choose(question, question, [.. choices.Select(c => c.ToString())])]);
    }

    private static JsonElement[] Choices(JsonElement choices, string path) =>
        choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0
            ? [.. choices.EnumerateArray()]
            : throw Wrong(path, "'enum' needs a list of at least one value");

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());

    private JsonValue Text(JsonElement schema, string path, string name)
    {
        var least = JsonTypes.Least(schema, path, "minLength", LongestText);
        var most = JsonTypes.Count(schema, path, "maxLength", int.MaxValue);
        if (most < least)
        {
            throw Wrong(path, $"minLength {least} is above maxLength {most}");
        }
        var text = JsonSpan.Find(prompt, name) ?? writer.Text(TextTokens).Text;
        while (JsonTypes.Length(text) < least)
        {
            text = $"{text} {writer.Text(TextTokens).Text}";
        }
        return JsonValue.Create(JsonTypes.Cut(text, most));
    }

    private static string Question(JsonElement schema, string name) =>
        schema.TryGetProperty("description", out var text) ? $"{name} {text}\n" : $"{name}\n";

    private JsonElement Resolve(JsonElement reference, string path)
    {
        var target = root;
        var pointer = reference.ValueKind == JsonValueKind.String ? reference.GetString()! : "";
        if (!pointer.StartsWith('#'))
        {
            throw Wrong(path, $"$ref '{pointer}' leads out of the schema; only '#/...' is read");
        }
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(part, out target))
            {
                throw Wrong(path, $"$ref '{pointer}' leads nowhere");
            }
        }
        return target;
    }

    private static InputException Wrong(string path, string what) => JsonTypes.Wrong(path, what);
}
