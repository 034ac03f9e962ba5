namespace PersonaNotebooks.Metrics.Text;

/// <summary>A BLEU score with its components, as sacrebleu prints them.</summary>
/// <param name="Score">BLEU, 0 to 100.</param>
/// <param name="Precisions">Smoothed n-gram precision in percent, order n at index n-1.</param>
/// <param name="BrevityPenalty">Factor in [0, 1] for being shorter than the reference.</param>
/// <param name="SystemLength">Tokens in the hypotheses.</param>
/// <param name="ReferenceLength">Tokens in the closest references.</param>
/// <param name="Matches">Clipped matches per order; add-k smoothing is in them.</param>
/// <param name="Totals">N-grams of the hypotheses per order; add-k smoothing is in them.</param>
public sealed record BleuScore(
    double Score,
    IReadOnlyList<double> Precisions,
    double BrevityPenalty,
    long SystemLength,
    long ReferenceLength,
    IReadOnlyList<double> Matches,
    IReadOnlyList<double> Totals
);
