using PersonaNotebooks.Personas;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// The prompts of the mixture: persona in the second person, one example that the persona is said to have written, the request (the order
/// of Bui et al. 2025; the words are ours). The same text is scored and sent to a chat model.
/// </summary>
public static class MixturePrompts
{
    /// <summary>The names of the prompts that <see cref="Write"/> uses.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["mixture-write", "mixture-write-persona", "mixture-write-exemplar", "mixture-write-plain"];

    /// <summary>No persona: its part of the prompt is left out.</summary>
    public static Persona NoPersona { get; } = new("none", "");

    /// <summary>No exemplar: its part of the prompt is left out.</summary>
    public static MixtureRecord NoExemplar { get; } = new("none", "", "");

    /// <summary>The request for one text.</summary>
    /// <param name="persona">Who writes; <see cref="NoPersona"/> for nobody in particular.</param>
    /// <param name="exemplar">What they wrote before; <see cref="NoExemplar"/> for nothing.</param>
    /// <param name="context">What to write.</param>
    public static string Write(Persona persona, MixtureRecord exemplar, string context) =>
        (persona.Text.Length > 0, exemplar.Text.Length > 0) switch
        {
            (true, true) => Prompt
                .Load("mixture-write")
                .Fill(
                    ("persona", persona.Text),
                    ("exemplar-context", exemplar.Context),
                    ("exemplar", exemplar.Text),
                    ("context", context)
                ),
            (true, false) => Prompt.Load("mixture-write-persona").Fill(("persona", persona.Text), ("context", context)),
            (false, true) => Prompt
                .Load("mixture-write-exemplar")
                .Fill(("exemplar-context", exemplar.Context), ("exemplar", exemplar.Text), ("context", context)),
            _ => Prompt.Load("mixture-write-plain").Fill(("context", context)),
        };

    /// <summary>What is scored before a text: the same request and an empty line.</summary>
    public static string BeforeText(Persona persona, MixtureRecord exemplar, string context) =>
        Write(persona, exemplar, context) + "\n\n";
}
