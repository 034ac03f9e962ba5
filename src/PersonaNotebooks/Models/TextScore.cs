namespace PersonaNotebooks.Models;

    /// <summary>Natural logarithm of the whole continuation's probability, in nats; 0 for an empty one.</summary>
    /// <summary>The log-probability of the whole continuation in nats: the sum over its tokens.</summary>
/// <param name="Temperature">The sampling temperature that the probabilities hold at.</param>
/// <param name="Temperature">The temperature that the distributions really had: 1 where a server cannot change it.</param>
/// <param name="Tokens">The continuation's tokens in order, each with its log-probability in nats.</param>
/// <param name="Tokens">The continuation's tokens in order; empty for an empty continuation.</param>
/// <summary>How probable a model finds a given continuation.</summary>
/// <summary>The score of one continuation under one prompt.</summary>
public sealed record TextScore(IReadOnlyList<TokenScore> Tokens, double Temperature)
{
    public double LogProbability => Tokens.Sum(t => t.LogProbability);
}
