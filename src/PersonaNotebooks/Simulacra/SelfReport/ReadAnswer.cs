namespace PersonaNotebooks.Simulacra;

/// <summary>What was read from a reply.</summary>
/// <param name="Values">The answers that the reply marks: option texts, or one text for cloze; empty when it could not be read.</param>
public sealed record ReadAnswer(IReadOnlyList<string> Values)
{
    /// <summary>A reply without a marked answer: counted apart from wrong ones.</summary>
    public static ReadAnswer Unparsed { get; } = new([]);

    /// <summary>Whether the reply could be read.</summary>
    public bool Parsed => Values.Count > 0;
}
