using PersonaNotebooks.Imitation.Loop;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>The one number of an item that a strategy raises: higher is better.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="original">Scores as the original has them: BLEU without smoothing.</param>
public sealed class Objective(Strategy strategy, bool original = false)
{
    /// <summary>The number.</summary>
    /// <exception cref="InputException">The item lacks a metric that the strategy needs.</exception>
    public double Of(ItemScores scores) =>
        strategy switch
        {
            Strategy.All => CombinedScore.Of(scores.RougeL, Bleu(scores), scores.BertPrecision),
            Strategy.BertScore => Need(scores.BertPrecision, "BERTScore", "embeds"),
            Strategy.Bleu => Bleu(scores),
            Strategy.Rouge => scores.RougeL,
            Strategy.Perplexity => -Math.Abs(
                Math.Log(Need(scores.Perplexity, "perplexity", "scores"))
                    - Math.Log(Need(scores.ReferencePerplexity, "perplexity", "scores"))
            ),
            _ => Need(scores.LogProbability, "likelihood", "scores"),
        };

    private double Bleu(ItemScores scores) => original ? scores.Bleu : scores.SmoothBleu;

    private static double Need(double? value, string metric, string verb) =>
        value
        ?? throw new InputException(
            $"This strategy needs {metric}, and that needs a model that {verb} texts; choose another strategy or model."
        );
}
