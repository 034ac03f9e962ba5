using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Personas;

/// <summary>Schemas, checks and texts of persona tables.</summary>
public static class PersonaTable
{
    /// <summary>The JSON schema of a table: closed lists as enumerations, numbers with bounds, all fields required.</summary>
    public static JsonElement Schema(IReadOnlyList<PersonaField> fields)
    {
        JsonObject properties = [];
        foreach (var field in fields)
        {
            JsonObject schema = field.Range is { } range
                ? new()
                {
                    ["type"] = "integer",
                    ["minimum"] = range.Least,
                    ["maximum"] = range.Most,
                }
                : new() { ["type"] = "string", ["maxLength"] = PersonaField.LongestText };
            if (field.Values.Count > 0)
            {
                schema["enum"] = new JsonArray([.. field.Values.Select(v => (JsonNode)v)]);
            }
            if (field.About.Length > 0)
            {
                schema["description"] = field.About;
            }
            properties[field.Name] = schema;
        }
        return JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["required"] = new JsonArray([.. fields.Select(f => (JsonNode)f.Name)]),
                ["additionalProperties"] = false,
            }
        );
    }

    /// <summary>Every field whose value breaks the table's rules, and how.</summary>
    /// <param name="json">What a model wrote; any JSON.</param>
    /// <param name="fields">The table's fields.</param>
    /// <param name="person">The person's meta fields, which the table must repeat.</param>
    public static IReadOnlyList<TableFault> Faults(
        JsonElement json,
        IReadOnlyList<PersonaField> fields,
        IReadOnlyDictionary<string, string> person
    ) =>
        json.ValueKind != JsonValueKind.Object
            ? [new("", TableFaultKind.Unread, "the reply is not a JSON object")]
            : [.. fields.Select(field => Fault(json, field, person)).OfType<TableFault>()];

    /// <summary>Where the free-text fields of a table plainly say another age, sex, race or state (<see cref="PortraitCheck"/>).</summary>
    /// <param name="json">A table without <see cref="Faults"/>, or any JSON.</param>
    /// <param name="fields">The table's fields.</param>
    /// <param name="person">The person's meta fields.</param>
    public static IReadOnlyList<TableFault> Altered(
        JsonElement json,
        IReadOnlyList<PersonaField> fields,
        IReadOnlyDictionary<string, string> person
    ) =>
        json.ValueKind != JsonValueKind.Object
            ? []
            :
            [
                .. from field in fields
                where field.Repeats is null && field.Range is null && field.Values.Count == 0
                where json.TryGetProperty(field.Name, out var value) && value.ValueKind == JsonValueKind.String
                from fault in PortraitCheck.Altered(json.GetProperty(field.Name).GetString()!, person)
                select fault with
                {
                    Field = field.Name,
                    What = $"says another {fault.Field}: {fault.What}",
                },
            ];

    /// <summary>The values as text, by field name; free text on one line.</summary>
    public static IReadOnlyDictionary<string, string> Values(JsonElement json, IReadOnlyList<PersonaField> fields) =>
        fields.ToDictionary(f => f.Name, f => Write(json.GetProperty(f.Name)), StringComparer.Ordinal);

    /// <summary>The table as lines of <c>NAME: value</c>.</summary>
    public static string Lines(IReadOnlyDictionary<string, string> table, IEnumerable<PersonaField> fields) =>
        string.Join('\n', fields.Select(f => $"{f.Name}: {table[f.Name]}"));

    private static TableFault? Fault(JsonElement json, PersonaField field, IReadOnlyDictionary<string, string> person)
    {
        if (!json.TryGetProperty(field.Name, out var value))
        {
            return new(field.Name, TableFaultKind.Missing, "is missing");
        }
        if (field.Range is { } range)
        {
            return
                value.ValueKind == JsonValueKind.Number
                && value.TryGetInt32(out var n)
                && n >= range.Least
                && n <= range.Most
                ? null
                : new(
                    field.Name,
                    TableFaultKind.OutOfList,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"is not a whole number from {range.Least} to {range.Most}"
                    )
                );
        }
        var text = Write(value);
        var said = field.Repeats is { } meta ? MetaPersonas.Say(meta, person[meta]) : null;
        return value.ValueKind != JsonValueKind.String ? new(field.Name, TableFaultKind.OutOfList, "is not a text")
            : said is not null && text != said
                ? new(field.Name, TableFaultKind.Altered, $"must be '{said}', not '{text}'")
            : field.Values.Count > 0 && !field.Values.Contains(text)
                ? new(field.Name, TableFaultKind.OutOfList, $"'{text}' is not in its list")
            : null;
    }

    private static string Write(JsonElement value) =>
        (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())
            .ReplaceLineEndings(" ")
            .Trim();
}
