namespace PersonaNotebooks.Models;

/// <summary>The score of one continuation under one prompt.</summary>
/// <param name="Tokens">The continuation's tokens in order; empty for an empty continuation.</param>
/// <param name="Temperature">The temperature that the distributions really had: 1 where a server cannot change it.</param>
public sealed record TextScore(IReadOnlyList<TokenScore> Tokens, double Temperature)
{
    /// <summary>Natural logarithm of the whole continuation's probability, in nats; 0 for an empty one.</summary>
    public double LogProbability => Tokens.Sum(t => t.LogProbability);
}
