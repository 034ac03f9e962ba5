using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Simulacra;

/// <summary>Finds memories whose vectors point the way of the query's (cosine). Vectors of memories are made once.</summary>
public sealed class EmbeddingRetriever : IMemoryRetriever
{
    private readonly IReadOnlyList<Memory> memories;
    private readonly IEmbeddingGenerator<string, Embedding<float>> embedder;
    private readonly IReadOnlyList<Embedding<float>> vectors;

    private EmbeddingRetriever(
        IReadOnlyList<Memory> memories,
        IEmbeddingGenerator<string, Embedding<float>> embedder,
        IReadOnlyList<Embedding<float>> vectors
    ) => (this.memories, this.embedder, this.vectors) = (memories, embedder, vectors);

    /// <inheritdoc/>
    public string Name => "embedding";

    /// <summary>Embeds the memories.</summary>
    /// <param name="memories">The memories.</param>
    /// <param name="embedder">Such as <see cref="Models.Lab.Embedder"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<EmbeddingRetriever> CreateAsync(
        IReadOnlyList<Memory> memories,
        IEmbeddingGenerator<string, Embedding<float>> embedder,
        CancellationToken cancellationToken = default
    )
    {
        var vectors = await embedder
            .GenerateAsync(memories.Select(m => m.SearchText), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return new(memories, embedder, vectors);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScoredMemory>> FindAsync(
        string query,
        int count,
        int draw = 0,
        CancellationToken cancellationToken = default
    )
    {
        var made = await embedder.GenerateAsync([query], cancellationToken: cancellationToken).ConfigureAwait(false);
        return Ranked.Best(memories.Select((m, i) => new ScoredMemory(m, Cosine(made[0], vectors[i]))), count);
    }

    /// <summary>The cosine of two vectors; 0 where one of them is all zero, as for a text without a known word.</summary>
    internal static double Cosine(Embedding<float> a, Embedding<float> b)
    {
        var cosine = TensorPrimitives.CosineSimilarity(a.Vector.Span, b.Vector.Span);
        return float.IsNaN(cosine) ? 0 : cosine;
    }
}
