namespace PersonaNotebooks.Imitation.Loop;

/// <summary>What came of a reflection.</summary>
/// <param name="Text">What the model says went wrong; null when the answer could not be read.</param>
/// <param name="Persona">The new persona; null when the answer could not be read, and then the old one stays.</param>
/// <param name="Fault">Why it could not be read, after one repair; null when it could.</param>
public sealed record Reflection(string? Text, string? Persona, string? Fault);
