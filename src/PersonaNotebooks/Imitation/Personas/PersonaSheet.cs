using System.Text.Json;
using System.Text.Json.Nodes;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Imitation.Personas;

/// <summary>A persona as a reflection writes it: four fields that become one short text.</summary>
/// <param name="About">Who the person seems to be.</param>
/// <param name="Traits">Codes of style traits.</param>
/// <param name="Words">Words that the person likes.</param>
/// <param name="Voice">Sentences of the person that show the voice.</param>
public sealed record PersonaSheet(
    string About,
    IReadOnlyList<string> Traits,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Voice
)
{
    /// <summary>What the line of style traits begins with.</summary>
    public const string StyleField = "Style:";

    private const int LongestField = 400;
    private const int FewestTraits = 3,
        MostTraits = 5,
        FewestWords = 4,
        MostWords = 8,
        FewestSentences = 6,
        MostSentences = 8;

    /// <summary>The sheet as a model reads it.</summary>
    public string Text =>
        Prompt
            .Load("imitation-sheet")
            .Fill(
                ("about", About),
                ("traits", string.Join("; ", Traits.Select(t => t.Replace('-', ' ')))),
                ("words", string.Join(", ", Words)),
                ("voice", string.Join('\n', Voice))
            );

    /// <summary>What an answer must look like: traits, words and sentences are chosen from those offered; an offer of none leaves its field empty.</summary>
    /// <param name="traits">Codes of the traits on offer.</param>
    /// <param name="words">The words on offer.</param>
    /// <param name="sentences">The sentences on offer.</param>
    /// <param name="clear">How many traits are clear: the form has room for so many, within its bounds.</param>
    internal static JsonElement Schema(
        IReadOnlyList<string> traits,
        IReadOnlyList<string> words,
        IReadOnlyList<string> sentences,
        int clear
    ) =>
        JsonSerializer.SerializeToElement(
            Object(
                ("reflection", Line(LongestField)),
                (
                    "improved_persona",
                    Object(
                        ("about", Line(LongestField)),
                        (
                            "traits",
                            Choices(
                                traits,
                                Math.Clamp(clear, FewestTraits, MostTraits),
                                MostTraits,
                                "clearly of this person"
                            )
                        ),
                        ("words", Choices(words, FewestWords, MostWords)),
                        ("voice", Choices(sentences, FewestSentences, MostSentences))
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
                [.. persona.GetProperty("voice").EnumerateArray().Select(w => w.GetString()!).Distinct()]
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

    private static JsonObject Choices(IReadOnlyList<string> choices, int least, int most, string? which = null)
    {
        JsonObject items = new() { ["enum"] = new JsonArray([.. choices.Select(c => (JsonNode)c)]) };
        if (which is not null)
        {
            items["description"] = which;
        }
        return new()
        {
            ["type"] = "array",
            ["minItems"] = Math.Min(least, choices.Count),
            ["maxItems"] = Math.Min(most, choices.Count),
            ["uniqueItems"] = true,
            ["items"] = choices.Count > 0 ? items : new() { ["type"] = "string" },
        };
    }
}
