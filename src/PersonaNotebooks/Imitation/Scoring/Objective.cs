using PersonaNotebooks.Imitation.Loop;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>The one number of an item that a strategy raises: higher is better.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="original">Scores as the original has them: BLEU without smoothing.</param>
public sealed class Objective(Strategy strategy, bool original = false)
{
    // Nats: perplexities e to the tenth apart and farther count alike.
    private const double Farthest = -10;

    /// <summary>The number; an empty answer has the lowest there is.</summary>
    /// <exception cref="InputException">The item lacks a metric that the strategy needs.</exception>
    public double Of(ItemScores scores) =>
        strategy switch
        {
            Strategy.All => CombinedScore.Of(scores.RougeL, Bleu(scores), scores.BertPrecision),
            Strategy.BertScore => Need(scores.BertPrecision, "BERTScore", "embeds"),
            Strategy.Bleu => Bleu(scores),
            Strategy.Rouge => scores.RougeL,
            Strategy.Perplexity => Nearness(
                scores.Perplexity,
                Need(scores.ReferencePerplexity, "perplexity", "scores")
            ),
            // A scorer that has no token in the slots of a post says nothing of any persona: nothing is added to any.
            _ => scores is { LogProbability: null, ReferencePerplexity: not null }
                ? 0
                : Need(scores.LogProbability, "likelihood", "scores"),
        };

    // An empty answer has no perplexity; it is as far from the person as an item can be, and the run goes on.
    private static double Nearness(double? perplexity, double reference) =>
        perplexity is { } made ? Math.Max(Farthest, -Math.Abs(Math.Log(made) - Math.Log(reference))) : Farthest;

    private double Bleu(ItemScores scores) => original ? scores.Bleu : scores.SmoothBleu;

    private static double Need(double? value, string metric, string verb) =>
        value
        ?? throw new InputException(
            $"This strategy needs {metric}, and that needs a model that {verb} texts; choose another strategy or model."
        );
}
