namespace PersonaNotebooks.Simulacra;

/// <summary>What an agent wrote under a limit of words.</summary>
/// <param name="Text">The text as the model gave it.</param>
/// <param name="TooLong">Whether it is over the limit even after a second try.</param>
/// <param name="Calls">How many calls it took.</param>
/// <param name="InputTokens">Tokens in, as the model counts them.</param>
/// <param name="OutputTokens">Tokens out.</param>
public sealed record AgentText(string Text, bool TooLong, int Calls, long InputTokens, long OutputTokens);
