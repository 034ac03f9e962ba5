namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Scores the given answers with a model that has probabilities and takes the best one, or the best three. A cloze becomes a choice among eight: the right answer and
/// seven others of its kind, so its points are not comparable with written ones.
/// </summary>
/// <param name="pools">Where the other answers of a cloze come from.</param>
public sealed class ScoredResponder(AttributePools pools) : IItemResponder
{
    /// <inheritdoc/>
    public string Name => "scored";

    /// <inheritdoc/>
    public double Guess(Item item) =>
        ItemScore.Guess(item, item.Kind == ItemKind.Cloze ? ClozeCandidates.Count(item) : null);

    /// <inheritdoc/>
    public async Task<ItemReply> AnswerAsync(
        Simulacrum simulacrum,
        ShuffledItem item,
        int draw,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        var turn = await simulacrum
            .PrepareAsync(item.Stimulus, draw: draw, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var answers =
            item.Item.Kind == ItemKind.Cloze
                ? ClozeCandidates.Of(item.Item, pools, seed.For("candidates"))
                : item.Options;
        var scores = await new OptionScorer(simulacrum.Lab.Scorer)
            .ScoreAsync(turn.Transcript, item.Stimulus.Text, answers, cancellationToken)
            .ConfigureAwait(false);
        // Chance decides between equals, so that a prompt that says nothing is a guess and not "always A".
        var stream = seed.For("ties").Stream();
        var best = answers
            .Select((a, i) => (Answer: a, Score: Math.Round(scores[i], 9), Tie: stream.NextUInt64()))
            .OrderByDescending(a => a.Score)
            .ThenBy(a => a.Tie)
            .Take(item.Item.Answers.Count)
            .Select(a => a.Answer);
        return new(turn, new([.. best]));
    }
}
