namespace PersonaNotebooks.Simulacra;

/// <summary>The answer to one sentence.</summary>
/// <param name="Item">The sentence.</param>
/// <param name="Yes">Yes or no; null when the reply could not be read.</param>
public sealed record FunctionAnswer(FunctionItem Item, bool? Yes);
