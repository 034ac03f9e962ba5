namespace PersonaNotebooks.Simulacra;

/// <summary>One long-term memory.</summary>
/// <param name="Key">From 1 in the story's order; memories added later come after.</param>
/// <param name="Paragraphs">The paragraphs it was made of, from 1; empty for a memory that was added by hand.</param>
/// <param name="Content">What the character remembers, in the first person; at most 100 words.</param>
/// <param name="Thinking">What the character thought then; at most 50 words.</param>
/// <param name="Emotion">What the character felt towards events, people and places; at most 100 words.</param>
/// <param name="Summary">The memory in a line; at most 20 words.</param>
public sealed record Memory(
    int Key,
    IReadOnlyList<int> Paragraphs,
    string Content,
    string Thinking,
    string Emotion,
    string Summary
)
{
    /// <summary>The SHA-256 of the text it was made of; empty when nobody noted it.</summary>
    public string Chunk { get; init; } = "";

    /// <summary>The model that wrote it, <c>hand</c>, or <c>the story's own words</c>.</summary>
    public string WrittenBy { get; init; } = "hand";

    /// <summary>Which parts are longer than they should be, even after a second try.</summary>
    public IReadOnlyList<string> TooLong { get; init; } = [];

    /// <summary>What retrieval by words or vectors looks at.</summary>
    public string SearchText =>
        string.Join('\n', new[] { Summary, Content, Thinking, Emotion }.Where(t => t.Length > 0));

    /// <summary>The memory as an agent reads it.</summary>
    public string Recalled => string.Join('\n', new[] { Content, Thinking, Emotion }.Where(t => t.Length > 0));
}
