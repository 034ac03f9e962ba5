using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>Reads the bounds of a JSON schema and draws what has no words: numbers and lengths.</summary>
internal static class JsonTypes
{
    /// <summary>The type that a schema asks for: of several, the first that is not null.</summary>
    public static string Of(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return schema.TryGetProperty("properties", out _) ? "object"
                : schema.TryGetProperty("items", out _) ? "array"
                : "string";
        }
        var names = type.ValueKind switch
        {
            JsonValueKind.String => [type.GetString()!],
            JsonValueKind.Array => type.EnumerateArray().Select(t => t.ToString()).ToArray(),
            _ => [],
        };
        return names.FirstOrDefault(n => n != "null")
            ?? (names.Length > 0 ? "null" : throw Wrong(path, "'type' is a name or a list of names"));
    }

    /// <summary>The names that an object must have.</summary>
    public static IEnumerable<string> Required(JsonElement schema, string path) =>
        !schema.TryGetProperty("required", out var required) ? []
        : required.ValueKind == JsonValueKind.Array ? required.EnumerateArray().Select(r => r.ToString())
        : throw Wrong(path, "'required' is a list of names");

    /// <summary>A whole bound of at least 0.</summary>
    public static int Count(JsonElement schema, string path, string keyword, int absent) =>
        !schema.TryGetProperty(keyword, out var bound) ? absent
        : bound.ValueKind == JsonValueKind.Number && bound.TryGetInt32(out var count) && count >= 0 ? count
        : throw Wrong(path, $"'{keyword}' is a whole number of at least 0");

    /// <summary>A least count, which may not be more than the model is willing to write.</summary>
    public static int Least(JsonElement schema, string path, string keyword, int most) =>
        Count(schema, path, keyword, 0) is var least && least <= most
            ? least
            : throw Wrong(path, $"'{keyword}' {least} is more than the embedded model writes; ask for at most {most}");

    /// <summary>A whole number: the one that the prompt holds if it is within bounds, else an even draw.</summary>
    public static JsonNode Integer(JsonElement schema, string path, string? span, RandomStream stream)
    {
        var (low, high) = Bounds(schema, path, 1);
        var (least, most) = ((long)Math.Ceiling(low), (long)Math.Floor(high));
        if (most < least)
        {
            throw Wrong(path, "no whole number lies within its bounds");
        }
        return Held(span) is { } held && held >= least && held <= most && held == Math.Floor(held)
            ? (long)held
            : least + (long)(stream.NextDouble() * (most - least + 1));
    }

    /// <summary>A number: the one that the prompt holds if it is within bounds, else an even draw to two digits.</summary>
    public static JsonNode Number(JsonElement schema, string path, string? span, RandomStream stream)
    {
        var (low, high) = Bounds(schema, path, 1e-6);
        return Held(span) is { } held && held >= low && held <= high
            ? held
            : Math.Clamp(Math.Round(low + stream.NextDouble() * (high - low), 2), low, high);
    }

    /// <summary>The length in characters as JSON schema counts them (code points).</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Cuts a text to a length in code points.</summary>
    public static string Cut(string text, int most) =>
        Length(text) <= most ? text : string.Concat(text.EnumerateRunes().Take(most));

    /// <summary>A complaint about a place in a schema.</summary>
    public static InputException Wrong(string path, string what) =>
        new($"The JSON schema is wrong at '{path}': {what}.");

    private static double? Held(string? span) =>
        span is not null
        && double.TryParse(
            span.TrimStart('$').Replace(",", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            out var held
        )
        && double.IsFinite(held)
            ? held
            : null;

    private static (double Low, double High) Bounds(JsonElement schema, string path, double step)
    {
        var low = Bound(schema, path, "minimum") ?? Bound(schema, path, "exclusiveMinimum") + step;
        var high = Bound(schema, path, "maximum") ?? Bound(schema, path, "exclusiveMaximum") - step;
        var (least, most) = (low ?? Math.Min(0, high ?? 0), high ?? Math.Max(100, (low ?? 0) + 100));
        return least <= most && Math.Abs(least) < 1e15 && Math.Abs(most) < 1e15
            ? (least, most)
            : throw Wrong(path, $"no number lies between {least} and {most}");
    }

    private static double? Bound(JsonElement schema, string path, string keyword) =>
        !schema.TryGetProperty(keyword, out var bound) ? null
        : bound.ValueKind == JsonValueKind.Number ? bound.GetDouble()
        : throw Wrong(path, $"'{keyword}' is a number");
}
