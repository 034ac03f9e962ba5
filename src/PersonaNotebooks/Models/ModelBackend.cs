using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>What one model offers before any wrapper: the seam between <see cref="Lab"/> and the models it can open.</summary>
/// <param name="Identity">Which model this is.</param>
/// <param name="Chat">Answers messages.</param>
/// <param name="Scorer">Scores texts; null when the model cannot.</param>
/// <param name="Embedder">Turns texts into vectors, made at first use; null when the model cannot.</param>
public sealed record ModelBackend(
    ModelIdentity Identity,
    IChatClient Chat,
    ITextScorer? Scorer = null,
    Lazy<IEmbeddingGenerator<string, Embedding<float>>>? Embedder = null
) : IAsyncDisposable
{
    /// <summary>What must be stopped when the lab closes, such as a server that was started for it.</summary>
    public IAsyncDisposable? Owned { get; init; }

    /// <summary>True for a model that computes in this process: its scores and vectors are not worth storing.</summary>
    public bool IsInProcess { get; init; }

    /// <summary>True for a model that runs on a person's own machines (embedded, GGUF, Ollama): its calls cost nothing.</summary>
    public bool IsLocal { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Chat.Dispose();
        if (Embedder is { IsValueCreated: true })
        {
            Embedder.Value.Dispose();
        }
        if (Owned is not null)
        {
            await Owned.DisposeAsync();
        }
    }
}
