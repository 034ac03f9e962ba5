using System.Globalization;
using System.Text.Json;

namespace PersonaNotebooks.Models.Structured;

/// <summary>
/// Checks JSON against the part of JSON Schema (draft 2020-12) that answers of models need: type, enum, const, properties, required,
/// additionalProperties, items, minItems, maxItems, uniqueItems, minimum, maximum, minLength, maxLength, anyOf. Anything else that would
/// restrict a value is refused, so that no rule is passed over in silence.
/// </summary>
public static class JsonSchemaCheck
{
    private static readonly HashSet<string> Annotations =
    [
        "$schema",
        "$id",
        "$comment",
        "title",
        "description",
        "default",
        "examples",
        "format",
        "deprecated",
    ];

    /// <summary>The first place where the value does not fit, as "$.age: must be 18 or more"; null when it fits.</summary>
    /// <exception cref="NotSupportedException">The schema says something that is not checked here.</exception>
    public static string? FirstFault(JsonElement value, JsonElement schema, string path = "$")
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.ValueKind == JsonValueKind.True ? null : $"{path}: is not allowed";
        }
        foreach (var rule in schema.EnumerateObject())
        {
            if (!Annotations.Contains(rule.Name) && Fault(value, schema, rule, path) is { } fault)
            {
                return fault;
            }
        }
        return null;
    }

    private static string? Fault(JsonElement value, JsonElement schema, JsonProperty rule, string path)
    {
        var wanted = rule.Value;
        return rule.Name switch
        {
            "type" => Types(wanted).Any(type => HasType(value, type)) ? null : $"{path}: must be of type {wanted}",
            "enum" => wanted.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value))
                ? null
                : $"{path}: must be one of {wanted}",
            "const" => JsonElement.DeepEquals(wanted, value) ? null : $"{path}: must be {wanted}",
            "anyOf" => wanted.EnumerateArray().Any(s => FirstFault(value, s, path) is null)
                ? null
                : $"{path}: fits none of its forms",
            "properties" => Each(value, wanted, path),
            "required" => Missing(value, wanted, path),
            "additionalProperties" => More(value, schema, wanted, path),
            "items" => Items(value, wanted, path),
            "minItems" => Least(value, JsonValueKind.Array, v => v.GetArrayLength(), wanted, path, "entries"),
            "maxItems" => Most(value, JsonValueKind.Array, v => v.GetArrayLength(), wanted, path, "entries"),
            "uniqueItems" => wanted.ValueKind == JsonValueKind.True && HoldsTwice(value)
                ? $"{path}: must not hold an entry twice"
                : null,
            "minLength" => Least(value, JsonValueKind.String, Length, wanted, path, "characters"),
            "maxLength" => Most(value, JsonValueKind.String, Length, wanted, path, "characters"),
            "minimum" => Least(value, JsonValueKind.Number, v => v.GetDouble(), wanted, path, ""),
            "maximum" => Most(value, JsonValueKind.Number, v => v.GetDouble(), wanted, path, ""),
            _ => throw new NotSupportedException(
                $"The JSON schema rule '{rule.Name}' is not checked here; say it in another way."
            ),
        };
    }

    private static IEnumerable<string> Types(JsonElement wanted) =>
        wanted.ValueKind == JsonValueKind.Array
            ? wanted.EnumerateArray().Select(t => t.GetString()!)
            : [wanted.GetString()!];

    private static bool HasType(JsonElement value, string type) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
            _ => throw new NotSupportedException($"There is no JSON schema type '{type}'."),
        };

    private static string? Each(JsonElement value, JsonElement wanted, string path) =>
        value.ValueKind != JsonValueKind.Object
            ? null
            : wanted
                .EnumerateObject()
                .Select(p =>
                    value.TryGetProperty(p.Name, out var member)
                        ? FirstFault(member, p.Value, $"{path}.{p.Name}")
                        : null
                )
                .FirstOrDefault(fault => fault is not null);

    private static string? Missing(JsonElement value, JsonElement wanted, string path) =>
        value.ValueKind != JsonValueKind.Object
            ? null
            : wanted
                .EnumerateArray()
                .Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _))
                .Select(name => $"{path}: lacks '{name}'")
                .FirstOrDefault();

    private static string? More(JsonElement value, JsonElement schema, JsonElement wanted, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        var known = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(p => p.Name).ToHashSet()
            : [];
        return value
            .EnumerateObject()
            .Where(p => !known.Contains(p.Name))
            .Select(p => FirstFault(p.Value, wanted, $"{path}.{p.Name}"))
            .FirstOrDefault(fault => fault is not null);
    }

    private static string? Items(JsonElement value, JsonElement wanted, string path) =>
        value.ValueKind != JsonValueKind.Array
            ? null
            : value
                .EnumerateArray()
                .Select(
                    (item, i) => FirstFault(item, wanted, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))
                )
                .FirstOrDefault(fault => fault is not null);

    private static bool HoldsTwice(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && value
            .EnumerateArray()
            .Index()
            .Any(one => value.EnumerateArray().Take(one.Index).Any(other => JsonElement.DeepEquals(one.Item, other)));

    // Characters as JSON Schema counts them: code points.
    private static double Length(JsonElement text) => text.GetString()!.EnumerateRunes().Count();

    private static string? Least(
        JsonElement v,
        JsonValueKind kind,
        Func<JsonElement, double> size,
        JsonElement bound,
        string path,
        string unit
    ) =>
        v.ValueKind != kind || size(v) >= bound.GetDouble()
            ? null
            : $"{path}: must be {bound} {unit}".TrimEnd() + " or more";

    private static string? Most(
        JsonElement v,
        JsonValueKind kind,
        Func<JsonElement, double> size,
        JsonElement bound,
        string path,
        string unit
    ) =>
        v.ValueKind != kind || size(v) <= bound.GetDouble()
            ? null
            : $"{path}: must be {bound} {unit}".TrimEnd() + " or less";
}
