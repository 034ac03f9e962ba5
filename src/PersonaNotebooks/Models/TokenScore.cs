namespace PersonaNotebooks.Models;

/// <summary>One token of a scored continuation.</summary>
/// <param name="LogProbability">Its log-probability in nats, given everything before it; 0 or less.</param>
/// <param name="LogProbability">Natural logarithm of its probability given all that comes before, in nats.</param>
/// <param name="Token">The token as text, with its leading space where the model's tokens carry one.</param>
/// <param name="Token">The token's text.</param>
public readonly record struct TokenScore(string Token, double LogProbability);
