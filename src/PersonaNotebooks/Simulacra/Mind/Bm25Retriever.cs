namespace PersonaNotebooks.Simulacra;

/// <summary>Finds memories by the words they share with the query. Asks no model.</summary>
/// <param name="memories">The memories; indexed once.</param>
public sealed class Bm25Retriever(IReadOnlyList<Memory> memories) : IMemoryRetriever
{
    private readonly Bm25 index = new([.. memories.Select(m => m.SearchText)]);

    /// <inheritdoc/>
    public string Name => "bm25";

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScoredMemory>> FindAsync(
        string query,
        int count,
        int draw = 0,
        CancellationToken cancellationToken = default
    )
    {
        var found = memories.Zip(index.Scores(query), (m, s) => new ScoredMemory(m, s)).Where(f => f.Score > 0);
        return Task.FromResult(Ranked.Best(found, count));
    }
}
