using PersonaNotebooks.Models;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// A model that gives each option a probability instead of drawing one: no draw, no parsing, no unread replies. The
/// probabilities are the scores of the options' texts, brought to sum 1 over what was shown.
/// </summary>
/// <param name="lab">A model that can score; see <see cref="Models.Lab.Scorer"/>.</param>
/// <param name="scored">Which text is scored.</param>
public sealed class ScoringRespondent(Lab lab, ScoredText scored = ScoredText.Letter) : IRespondent
{
    /// <inheritdoc/>
    public string Name { get; } =
        $"{lab.Identity.Model}/{(scored == ScoredText.Letter ? "letter-probabilities" : "stance-probabilities")}";

    /// <inheritdoc/>
    public Lab Lab => lab;

    /// <inheritdoc/>
    public async Task<Answer> AnswerAsync(AskedQuestion asked, CancellationToken cancellationToken = default)
    {
        var scores =
            scored == ScoredText.Letter
                ? await LettersAsync(asked, cancellationToken).ConfigureAwait(false)
                : await StancesAsync(asked, cancellationToken).ConfigureAwait(false);
        if (!scores.All(double.IsFinite))
        {
            return Answer.Unread($"scores {string.Join(", ", scores)}");
        }
        var shares = new double[asked.Order.Count];
        var best = scores.Max();
        var sum = scores.Sum(score => Math.Exp(score - best));
        for (var shown = 0; shown < shares.Length; shown++)
        {
            shares[asked.Order[shown]] = Math.Exp(scores[shown] - best) / sum;
        }
        var dontKnow = asked.OffersDontKnow ? Math.Exp(scores[^1] - best) / sum : 0;
        return new(AnswerStatus.Valid, shares, dontKnow, "");
    }

    private async Task<double[]> LettersAsync(AskedQuestion asked, CancellationToken cancellationToken)
    {
        var prompt = OpinionPrompt.BeforeLetter(asked);
        var letters = Enumerable.Range(0, asked.Letters).Select(i => $" {AnswerParser.Letter(i)}");
        return await ScoreAsync([.. letters.Select(letter => new ScoreRequest(prompt, letter))], cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<double[]> StancesAsync(AskedQuestion asked, CancellationToken cancellationToken)
    {
        var stances = OpinionPrompt.Stances(asked);
        string[] prompts =
        [
            OpinionPrompt.BeforeStance(asked),
            OpinionPrompt.BeforeStance(asked with { Persona = null }),
        ];
        var both = await ScoreAsync(
                [.. prompts.SelectMany(prompt => stances.Select(stance => new ScoreRequest(prompt, $" {stance}")))],
                cancellationToken
            )
            .ConfigureAwait(false);
        return [.. stances.Select((_, i) => both[i] - both[i + stances.Count])];
    }

    private async Task<double[]> ScoreAsync(ScoreRequest[] requests, CancellationToken cancellationToken)
    {
        var scores = await lab.Scorer.ScoreAsync(requests, 1, cancellationToken).ConfigureAwait(false);
        return [.. scores.Select(score => score.LogProbability)];
    }
}
