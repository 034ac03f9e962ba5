using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>Where and with whom a character talks: a prompt of the library.</summary>
/// <param name="Prompt">The prompt's name.</param>
public sealed record Setting(string Prompt)
{
    /// <summary>A talk in a café.</summary>
    public static Setting Chat { get; } = new("simulacra-setting-cafe");

    /// <summary>A talk with a trusted friend who asks questions.</summary>
    public static Setting Questions { get; } = new("simulacra-setting-friend");

    /// <summary>A room in which lines are judged aloud.</summary>
    public static Setting Room { get; } = new("simulacra-setting-room");

    /// <summary>The text.</summary>
    public string Text => Prompts.Prompt.Load(Prompt).Fill();
}
