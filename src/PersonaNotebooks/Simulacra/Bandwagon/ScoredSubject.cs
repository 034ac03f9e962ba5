namespace PersonaNotebooks.Simulacra;

/// <summary>
/// A character in the room that says the line whose name is made likeliest by what it was told and heard, beyond the trial itself. For models that have probabilities. Chance
/// decides between equals.
/// </summary>
/// <param name="simulacrum">The character.</param>
/// <param name="seed">Decides between equals.</param>
public sealed class ScoredSubject(Simulacrum simulacrum, Seed seed) : IRoomSubject
{
    private static readonly string[] Lines = ["line 1", "line 2", "line 3"];

    /// <inheritdoc/>
    public string Name => simulacrum.Character.Slug;

    /// <inheritdoc/>
    public string Method => simulacrum.Options.Label;

    /// <inheritdoc/>
    public async Task<string> AnswerAsync(
        Stimulus stimulus,
        IReadOnlyList<Exchange> history,
        int draw,
        CancellationToken cancellationToken = default
    )
    {
        var turn = await simulacrum.PrepareAsync(stimulus, history, draw, cancellationToken).ConfigureAwait(false);
        var scores = await new OptionScorer(simulacrum.Lab.Scorer)
            .ScoreAsync(turn.Transcript, stimulus.Query, Lines, cancellationToken)
            .ConfigureAwait(false);
        var stream = seed.For($"{Name}/{stimulus.Text}/{history.Count}", draw).Stream();
        var best = Lines
            .Select((line, i) => (line, Score: Math.Round(scores[i], 9), Tie: stream.NextUInt64()))
            .OrderByDescending(l => l.Score)
            .ThenBy(l => l.Tie)
            .First();
        return $"Answer: {best.line}";
    }
}
