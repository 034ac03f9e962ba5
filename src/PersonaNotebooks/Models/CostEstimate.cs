namespace PersonaNotebooks.Models;

/// <summary>What a run would take, before it is made.</summary>
/// <param name="Calls">Calls in all.</param>
/// <param name="Reused">How many of them the store answers already.</param>
/// <param name="InputTokens">Tokens that the others would read, roughly: one for every four characters.</param>
/// <param name="OutputTokens">Tokens that the others would write at most, or 256 each where no limit is set.</param>
/// <param name="Cost">What they would cost by the price table; null without one.</param>
public sealed record CostEstimate(int Calls, int Reused, long InputTokens, long OutputTokens, decimal? Cost);
