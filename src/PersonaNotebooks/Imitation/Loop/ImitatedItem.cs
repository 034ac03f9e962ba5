using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Scoring;

namespace PersonaNotebooks.Imitation.Loop;

/// <summary>One imitation with its scores.</summary>
/// <param name="Stimulus">What was asked.</param>
/// <param name="Raw">The answer exactly as it came.</param>
/// <param name="Text">The answer without wrappers; what is scored.</param>
/// <param name="Scores">The scores; those that could not be computed are null.</param>
public sealed record ImitatedItem(Stimulus Stimulus, string Raw, string Text, ItemScores Scores);
