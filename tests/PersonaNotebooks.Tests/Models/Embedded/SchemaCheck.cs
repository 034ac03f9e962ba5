using System.Text.Json;

namespace PersonaNotebooks.Tests.Models.Embedded;

/// <summary>A second reading of JSON schema, for tests: fails where a value does not keep it.</summary>
internal static class SchemaCheck
{
    public static void Holds(JsonElement value, JsonElement schema, JsonElement root)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Holds(value, root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), root);
            return;
        }
        if (schema.TryGetProperty("anyOf", out var any))
        {
            Assert.Contains(value.ValueKind, any.EnumerateArray().SelectMany(Kinds));
            return;
        }
        if (schema.TryGetProperty("const", out var constant))
        {
            Assert.Equal(constant.GetRawText(), value.GetRawText());
        }
        if (schema.TryGetProperty("enum", out var choices))
        {
            Assert.Contains(value.GetRawText(), choices.EnumerateArray().Select(c => c.GetRawText()));
        }
        if (schema.TryGetProperty("type", out _))
        {
            Assert.Contains(value.ValueKind, Kinds(schema));
        }
        if (value.ValueKind == JsonValueKind.Number)
        {
            Assert.InRange(
                value.GetDouble(),
                Bound(schema, "minimum", double.MinValue),
                Bound(schema, "maximum", double.MaxValue)
            );
            Assert.True(!Types(schema).Contains("integer") || value.TryGetInt64(out _));
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            var length = value.GetString()!.EnumerateRunes().Count();
            Assert.InRange(length, Bound(schema, "minLength", 0), Bound(schema, "maxLength", int.MaxValue));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var items = value.EnumerateArray().ToArray();
            Assert.InRange(items.Length, Bound(schema, "minItems", 0), Bound(schema, "maxItems", int.MaxValue));
            Assert.True(
                !schema.TryGetProperty("uniqueItems", out _)
                    || items.DistinctBy(i => i.GetRawText()).Count() == items.Length
            );
            Assert.All(items, i => Holds(i, schema.GetProperty("items"), root));
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (
                var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray() : default
            )
            {
                Assert.True(value.TryGetProperty(name.GetString()!, out _));
            }
            Assert.All(
                value.EnumerateObject(),
                p => Holds(p.Value, schema.GetProperty("properties").GetProperty(p.Name), root)
            );
        }
    }

    private static IEnumerable<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!)
        : [type.GetString()!];

    private static IEnumerable<JsonValueKind> Kinds(JsonElement schema) =>
        Types(schema)
            .SelectMany<string, JsonValueKind>(t =>
                t switch
                {
                    "object" => [JsonValueKind.Object],
                    "array" => [JsonValueKind.Array],
                    "string" => [JsonValueKind.String],
                    "boolean" => [JsonValueKind.True, JsonValueKind.False],
                    "null" => [JsonValueKind.Null],
                    _ => [JsonValueKind.Number],
                }
            );

    private static double Bound(JsonElement schema, string name, double absent) =>
        schema.TryGetProperty(name, out var bound) ? bound.GetDouble() : absent;
}
