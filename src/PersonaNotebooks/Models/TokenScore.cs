namespace PersonaNotebooks.Models;

/// <summary>One token of a scored continuation.</summary>
/// <param name="Token">The token as text, with its leading space where the model's tokens carry one.</param>
/// <param name="LogProbability">Natural logarithm of its probability given all that comes before, in nats.</param>
public readonly record struct TokenScore(string Token, double LogProbability);
