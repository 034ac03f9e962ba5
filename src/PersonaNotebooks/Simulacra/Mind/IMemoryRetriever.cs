namespace PersonaNotebooks.Simulacra;

/// <summary>Finds the memories that fit a text. Safe for many threads; the same query gives the same list in any process.</summary>
public interface IMemoryRetriever
{
    /// <summary>What it is called in options and tables: <c>bm25</c>, <c>embedding</c> or <c>index</c>.</summary>
    string Name { get; }

    /// <summary>The best memories, best first; equal scores by key. Those that do not fit at all are left out.</summary>
    /// <param name="query">What is to be remembered about.</param>
    /// <param name="count">The most memories.</param>
    /// <param name="draw">Which of several searches of a model that draws; retrieval without a model finds the same in each.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    Task<IReadOnlyList<ScoredMemory>> FindAsync(
        string query,
        int count,
        int draw = 0,
        CancellationToken cancellationToken = default
    );
}
