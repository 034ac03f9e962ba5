using PersonaNotebooks.Models;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Scores given answers by what a prompt adds to the question: log P(answer | prompt) - log P(answer | question), the domain-conditional pointwise mutual
/// information of Holtzman et al. 2021 (equation 4). Where the prompt adds nothing, all answers score 0.
/// </summary>
/// <remarks>
/// Deviation: the mean gain of a token over all answers is taken off each token, so that long answers win or lose nothing by their length.
/// </remarks>
/// <param name="scorer">The model.</param>
public sealed class OptionScorer(ITextScorer scorer)
{
    /// <summary>The score of each answer in nats, in order.</summary>
    public async Task<double[]> ScoreAsync(
        string prompt,
        string question,
        IReadOnlyList<string> answers,
        CancellationToken cancellationToken = default
    )
    {
        if (prompt == question)
        {
            return new double[answers.Count];
        }
        var requests = new[] { prompt, question }.SelectMany(p =>
            answers.Select(a => new ScoreRequest($"{p}\n\nAnswer:", " " + a))
        );
        var scores = await scorer.ScoreAsync([.. requests], cancellationToken: cancellationToken).ConfigureAwait(false);
        var gains = answers
            .Select(
                (_, i) =>
                    (Sum: scores[i].LogProbability - scores[answers.Count + i].LogProbability, scores[i].Tokens.Count)
            )
            .ToArray();
        var mean = gains.Sum(g => g.Sum) / Math.Max(1, gains.Sum(g => g.Count));
        return [.. gains.Select(g => g.Sum - mean * g.Count)];
    }
}
