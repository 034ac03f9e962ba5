namespace PersonaNotebooks.Simulacra;

/// <summary>How an item is put to a model: the model writes, or the given answers are scored.</summary>
public interface IItemResponder
{
    /// <summary>The name in tables: <c>written</c> or <c>scored</c>.</summary>
    string Name { get; }

    /// <summary>What blind guessing gets on an item.</summary>
    double Guess(Item item);

    /// <summary>Answers one item.</summary>
    /// <param name="simulacrum">Who answers.</param>
    /// <param name="item">The item as it is shown.</param>
    /// <param name="draw">Which of several answers.</param>
    /// <param name="seed">Breaks ties and draws candidates.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    Task<ItemReply> AnswerAsync(
        Simulacrum simulacrum,
        ShuffledItem item,
        int draw,
        Seed seed,
        CancellationToken cancellationToken = default
    );
}
