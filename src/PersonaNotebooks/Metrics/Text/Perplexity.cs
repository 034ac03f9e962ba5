namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Perplexity from the natural logarithms of the probabilities that a model gave to each token of a text: exp of minus their
/// mean. Comparable only between texts scored by one model with one tokeniser.
/// </summary>
public static class Perplexity
{
    // Scores computed in single precision can come out above 0 by rounding; more than this is no rounding.
    private const double Rounding = 1e-3;

    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "perplexity",
            "1 to infinity",
            "lower means that the text is more expected by the model, not that it is better",
            "Depends on model and tokeniser: name both. Dull and repeated text scores low. The mean of texts' perplexities is "
                + "not the corpus's: one odd text can dominate it.",
            "Jelinek et al. 1977; exp of the mean negative log-likelihood in nats"
        );

    /// <summary>The variant in one line; <paramref name="scorer"/> names the model that gave the probabilities.</summary>
    public static MetricSignature Signature(string scorer) =>
        new("perplexity", [("scorer", scorer), ("mean", "token")]);

    /// <summary>The perplexity of one text; NaN for one without tokens, infinite where a token was impossible.</summary>
    /// <exception cref="InputException">A number is not the logarithm of a probability.</exception>
    public static double Of(IReadOnlyCollection<double> logProbabilities) => Corpus([logProbabilities]);

    /// <summary>The perplexity of several texts together: every token counts the same. NaN without tokens.</summary>
    /// <exception cref="InputException">A number is not the logarithm of a probability.</exception>
    public static double Corpus(IEnumerable<IReadOnlyCollection<double>> texts)
    {
        var (sum, count) = (0.0, 0L);
        foreach (var text in texts)
        {
            sum += text.Sum(Checked);
            count += text.Count;
        }
        return Math.Exp(-sum / count);
    }

    /// <summary>The mean number of bits that the model needs for a token: the base-2 logarithm of the perplexity.</summary>
    /// <exception cref="InputException">A number is not the logarithm of a probability.</exception>
    public static double BitsPerToken(IReadOnlyCollection<double> logProbabilities) =>
        -logProbabilities.Sum(Checked) / logProbabilities.Count / Math.Log(2);

    /// <summary>Natural logarithms from base-2 ones, which some scorers give.</summary>
    public static double[] FromBits(IEnumerable<double> log2Probabilities) =>
        [.. log2Probabilities.Select(b => b * Math.Log(2))];

    private static double Checked(double logProbability) =>
        logProbability <= Rounding
            ? logProbability
            : throw new InputException(
                $"Perplexity needs logarithms of probabilities, which are never above 0, and got {logProbability}; check what the scorer returns."
            );
}
