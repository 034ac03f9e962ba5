namespace PersonaNotebooks.Simulacra;

/// <summary>
/// A character in the room that says the line whose name is made likelier than the others by what the people in the room have just said. For models that have
/// probabilities: it shows what hearing adds and nothing else. Where nobody speaks, chance decides, so the control is a guess.
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
        RoomTrial trial,
        RoomDesign design,
        IReadOnlyList<Exchange> history,
        int draw,
        CancellationToken cancellationToken = default
    )
    {
        var heard = design.Stimulus(trial);
        var turn = await simulacrum.PrepareAsync(heard, history, draw, cancellationToken).ConfigureAwait(false);
        var alone = turn.Transcript.Replace(
            heard.Text,
            RoomDesign.Control.Stimulus(trial).Text,
            StringComparison.Ordinal
        );
        var scores = await new OptionScorer(simulacrum.Lab.Scorer)
            .ScoreAsync(turn.Transcript, alone, Lines, cancellationToken)
            .ConfigureAwait(false);
        var stream = seed.For($"{Name}/{Method}/{design.Name}/{trial.Number}", draw).Stream();
        var best = Lines
            .Select((line, i) => (line, Score: Math.Round(scores[i], 9), Tie: stream.NextUInt64()))
            .OrderByDescending(l => l.Score)
            .ThenBy(l => l.Tie)
            .First();
        return $"Answer: {best.line}";
    }
}
