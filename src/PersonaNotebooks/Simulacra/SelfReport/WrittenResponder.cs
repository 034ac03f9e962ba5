namespace PersonaNotebooks.Simulacra;

/// <summary>Lets the model write its answer and reads it strictly.</summary>
public sealed class WrittenResponder : IItemResponder
{
    /// <inheritdoc/>
    public string Name => "written";

    /// <inheritdoc/>
    public double Guess(Item item) => ItemScore.Guess(item);

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
            .AnswerAsync(item.Stimulus, draw: draw, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return new(turn, AnswerReader.Read(item, turn.Reply!));
    }
}
