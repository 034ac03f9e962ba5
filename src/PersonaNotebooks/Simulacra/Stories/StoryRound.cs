namespace PersonaNotebooks.Simulacra;

/// <summary>One round of growing a story.</summary>
/// <param name="Round">From 1 over all runs.</param>
/// <param name="Paragraph">The picked paragraph, from 1.</param>
/// <param name="Score">Its score.</param>
/// <param name="Before">The paragraph.</param>
/// <param name="After">What it became; one or more paragraphs.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Note">Why, where the text was not taken; else empty.</param>
public sealed record StoryRound(
    int Round,
    int Paragraph,
    double Score,
    string Before,
    IReadOnlyList<string> After,
    StoryOutcome Outcome,
    string Note
)
{
    /// <summary>Whether the model was sent a window with summaries instead of the whole draft.</summary>
    public bool Limited { get; init; }
}
