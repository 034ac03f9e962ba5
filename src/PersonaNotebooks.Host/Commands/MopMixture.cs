using Microsoft.Extensions.AI;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary>A trained mixture with what it needs to write.</summary>
/// <param name="Seed">Where all randomness comes from.</param>
/// <param name="Records">The texts it was trained on.</param>
/// <param name="Trained">The mixture.</param>
/// <param name="Lab">The model that writes.</param>
/// <param name="Vectors">The model that turns texts into vectors.</param>
internal sealed record MopMixture(
    Seed Seed,
    IReadOnlyList<MixtureRecord> Records,
    Mixture Trained,
    Lab Lab,
    Lab Vectors
) : IAsyncDisposable
{
    /// <summary>The encoder that the mixture was trained with.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Encoder { get; } = EncoderOption.Of(Vectors, Trained);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Vectors.DisposeAsync();
        await Lab.DisposeAsync();
    }
}
