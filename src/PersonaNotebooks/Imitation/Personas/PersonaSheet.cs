using System.Text.Json;
using System.Text.Json.Nodes;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Personas;

/// <summary>A persona as a reflection writes it: four fields that become one short text.</summary>
/// <param name="About">Who the person seems to be.</param>
/// <param name="Traits">Codes of style traits.</param>
/// <param name="Words">Words that the person likes.</param>
/// <param name="Voice">A sentence as the person would write it.</param>
public sealed record PersonaSheet(
    string About,
    IReadOnlyList<string> Traits,
    IReadOnlyList<string> Words,
    string Voice
)
{
    private const int LongestField = 400;
    private const int FewestTraits = 3,
        MostTraits = 6,
        FewestWords = 6,
        MostWords = 10;

    /// <summary>The sheet as a model reads it.</summary>
    public string Text =>
        Prompt
            .Load("imitation-sheet")
            .Fill(
                ("about", About),
                ("traits", string.Join("; ", Traits.Select(t => t.Replace('-', ' ')))),
                ("words", string.Join(", ", Words)),
                ("voice", Voice)
            );

    /// <summary>What an answer must look like: traits and words are chosen from those offered.</summary>
    /// <param name="lexicon">The traits on offer.</param>
    /// <param name="words">The words on offer; without any the field stays empty.</param>
    internal static JsonElement Schema(TraitLexicon lexicon, IReadOnlyList<string> words) =>
        JsonSerializer.SerializeToElement(
            Object(
                ("reflection", Line(LongestField)),
                (
                    "improved_persona",
                    Object(
                        ("about", Line(LongestField)),
                        ("traits", Choices(lexicon.Traits.Select(t => t.Code), FewestTraits, MostTraits)),
                        ("words", Choices(words, Math.Min(FewestWords, words.Count), Math.Min(MostWords, words.Count))),
                        ("voice", Line(LongestField))
                    )
                )
            )
        );

    /// <summary>Reads the sheet out of an answer that fits <see cref="Schema"/>.</summary>
    internal static (string Reflection, PersonaSheet Sheet) Read(JsonElement answer)
    {
        var persona = answer.GetProperty("improved_persona");
        return (
            answer.GetProperty("reflection").GetString()!,
            new(
                Line(persona.GetProperty("about")),
                [.. persona.GetProperty("traits").EnumerateArray().Select(t => t.GetString()!).Distinct()],
                [.. persona.GetProperty("words").EnumerateArray().Select(w => w.GetString()!).Distinct()],
                Line(persona.GetProperty("voice"))
            )
        );
    }

    private static string Line(JsonElement text) => Posts.OneLine.Of(text.GetString()!);

    private static JsonObject Object(params (string Name, JsonObject Schema)[] properties) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)p.Schema))),
            ["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Name)]),
            ["additionalProperties"] = false,
        };

    private static JsonObject Line(int longest) =>
        new()
        {
            ["type"] = "string",
            ["minLength"] = 1,
            ["maxLength"] = longest,
        };

    private static JsonObject Choices(IEnumerable<string> choices, int least, int most)
    {
        JsonNode[] values = [.. choices.Select(c => (JsonNode)c)];
        JsonObject items = values.Length > 0 ? new() { ["enum"] = new JsonArray(values) } : new() { ["type"] = "string" };
        return new()
        {
            ["type"] = "array",
            ["minItems"] = least,
            ["maxItems"] = most,
            ["uniqueItems"] = true,
            ["items"] = items,
        };
    }
}
