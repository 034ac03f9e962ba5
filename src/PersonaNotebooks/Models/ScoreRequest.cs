namespace PersonaNotebooks.Models;

/// <param name="Continuation">The text to score, token by token.</param>
/// <param name="Continuation">What is scored, token by token.</param>
/// <param name="Prompt">All text before it; may be empty.</param>
/// <param name="Prompt">What stands before; not scored.</param>
/// <summary>A continuation whose probability is asked for.</summary>
/// <summary>A text to score: how probable is the continuation once the prompt has been read?</summary>
public sealed record ScoreRequest(string Prompt, string Continuation);
