namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Chooses between texts that a prompt offers. A text's score has two parts. Direct: how much more probable the text is after the
/// whole prompt than after the question alone (domain-conditional pointwise mutual information, Holtzman et al. 2021, equation
/// 4). Channel: how probable the rest of the prompt is under the training texts that speak like the text (Min et al. 2022). Both
/// say what the prompt adds to the question: where it adds nothing, every answer is equally likely.
/// <para>Deviations: in the direct part the mean gain of a token over all options is taken off each token, so that longer options
/// win or lose nothing by length; the channel part counts terms, not word order. Labels and the order of the options play no
/// part.</para>
/// </summary>
internal static class ChoiceScorer
{
    /// <summary>The probability of each option, in order; they sum to one.</summary>
    /// <param name="whole">The model of the whole prompt's words, without texts near it.</param>
    /// <param name="question">The same of the question alone.</param>
    /// <param name="options">The texts.</param>
    /// <param name="channel">The channel score of each text, in nats.</param>
    /// <param name="temperature">Flattens (above 1) or sharpens the choice; 0 takes the best, and shares it evenly in a tie.</param>
    public static double[] Probabilities(
        PromptModel whole,
        PromptModel question,
        IReadOnlyList<string> options,
        IReadOnlyList<double> channel,
        double temperature
    )
    {
        var gains = options.Select(o => Gains(whole, question, o).ToArray()).ToArray();
        var mean = gains.SelectMany(g => g).DefaultIfEmpty().Average();
        var scores = gains.Select((g, i) => g.Sum(x => x - mean) + channel[i]).ToArray();
        var best = scores.Max();
        // Scores that differ by rounding only are a tie.
        var weights = scores
            .Select(s =>
                temperature > 0 ? Math.Exp((s - best) / temperature)
                : best - s < 1e-9 ? 1
                : 0
            )
            .ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static IEnumerable<double> Gains(PromptModel whole, PromptModel question, string option)
    {
        var one = EmbeddedScorer.Score(whole, option, 1).Tokens;
        var other = EmbeddedScorer.Score(question, option, 1).Tokens;
        return one.Zip(other, (a, b) => a.LogProbability - b.LogProbability);
    }
}
