using PersonaNotebooks.Imitation.Scoring;

namespace PersonaNotebooks.Imitation.Records;

/// <summary>One imitation of a run: a line of the user's record file.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="User">The user.</param>
/// <param name="Round">The round's true number; 0 outside the rounds.</param>
/// <param name="Stage"><c>development</c> for the round's persona, <c>best</c> for the best so far on the same items, <c>test</c>, or a baseline condition.</param>
/// <param name="Persona">The persona's id, such as <c>p3</c>; null for none.</param>
/// <param name="Item">The item's id.</param>
/// <param name="IsPost">Whether a post was completed.</param>
/// <param name="Raw">The answer as it came.</param>
/// <param name="Text">What was scored.</param>
/// <param name="Original">What the person wrote.</param>
/// <param name="Scores">The scores.</param>
public sealed record ItemRecord(
    string Run,
    string User,
    int Round,
    string Stage,
    string? Persona,
    string Item,
    bool IsPost,
    string Raw,
    string Text,
    string Original,
    ItemScores Scores
);
