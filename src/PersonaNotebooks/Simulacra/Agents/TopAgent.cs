using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>Puts together what the answering model is sent.</summary>
internal sealed class TopAgent(Character character, MindOptions options)
{
    /// <summary>The messages of one turn.</summary>
    public IReadOnlyList<SentMessage> Messages(
        string stimulus,
        IReadOnlyList<Exchange> history,
        IReadOnlyList<string> passages,
        IReadOnlyList<ScoredMemory> recalled,
        string? thoughts,
        string? feelings
    )
    {
        List<SentMessage> messages = [];
        if (options.Method != Method.None)
        {
            messages.Add(new("system", $"{Persona()}\n\n{options.Setting.Text}"));
        }
        foreach (var (said, reply) in history.TakeLast(options.History))
        {
            messages.Add(new("user", said));
            messages.Add(new("assistant", reply));
        }
        string?[] parts =
        [
            stimulus,
            passages.Count > 0
                ? Prompt.Load("simulacra-passages").Fill(("passages", string.Join("\n\n", passages)))
                : null,
            recalled.Count > 0
                ? Prompt
                    .Load("simulacra-recalled")
                    .Fill(("memories", string.Join("\n\n", recalled.Select(r => r.Memory.Recalled))))
                : null,
            options.Method == Method.Macm ? Inner(thoughts, feelings) : null,
        ];
        messages.Add(new("user", string.Join("\n\n", parts.OfType<string>())));
        return messages;
    }

    private string Persona() =>
        Prompt
            .Load("simulacra-persona")
            .Fill(
                ("name", character.Name),
                ("profile", character.Profile),
                ("traits", character.Personality.TraitList),
                ("biography", character.Biography.Text)
            );

    private string Inner(string? thoughts, string? feelings)
    {
        string?[] parts =
        [
            thoughts is null ? null : Prompt.Load("simulacra-inner-thoughts").Fill(("thoughts", thoughts)),
            feelings is null ? null : Prompt.Load("simulacra-inner-feelings").Fill(("feelings", feelings)),
            options.RepeatTraits
                ? Prompt.Load("simulacra-inner-traits").Fill(("traits", character.Personality.TraitList))
                : null,
            Prompt.Load("simulacra-reply").Fill(("name", character.Name)),
        ];
        return string.Join("\n\n", parts.OfType<string>());
    }
}
