namespace PersonaNotebooks.Simulacra;

/// <summary>A character in the room.</summary>
/// <param name="simulacrum">The character; its setting should be <see cref="Setting.Room"/> and its history reach back 17 trials.</param>
public sealed class SimulacrumSubject(Simulacrum simulacrum) : IRoomSubject
{
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
        var turn = await simulacrum
            .AnswerAsync(design.Stimulus(trial), history, draw, cancellationToken)
            .ConfigureAwait(false);
        return turn.Reply!;
    }
}
