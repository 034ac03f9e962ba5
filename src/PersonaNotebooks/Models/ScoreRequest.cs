namespace PersonaNotebooks.Models;

/// <summary>A continuation whose probability is asked for.</summary>
/// <param name="Prompt">All text before it; may be empty.</param>
/// <param name="Continuation">The text to score, token by token.</param>
public sealed record ScoreRequest(string Prompt, string Continuation);
