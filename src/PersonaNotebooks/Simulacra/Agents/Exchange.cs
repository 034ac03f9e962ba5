namespace PersonaNotebooks.Simulacra;

/// <summary>What was said to a character and what it answered.</summary>
/// <param name="Said">To the character.</param>
/// <param name="Reply">By the character.</param>
public sealed record Exchange(string Said, string Reply);
