namespace PersonaNotebooks.Simulacra;

/// <summary>What is said to a character.</summary>
/// <param name="Text">All of it, as it is sent.</param>
/// <param name="Query">The part that is looked up in memory and thought about: the question without the form of the answer.</param>
public sealed record Stimulus(string Text, string Query)
{
    /// <summary>A text that is its own query.</summary>
    public static implicit operator Stimulus(string text) => new(text, text);
}
