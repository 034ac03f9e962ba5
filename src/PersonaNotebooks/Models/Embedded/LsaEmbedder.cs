using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>Turns texts into vectors by latent semantic analysis of the embedded model's training texts.</summary>
internal sealed class LsaEmbedder(LatentSpace space) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Task.Run(
            () =>
            {
                GeneratedEmbeddings<Embedding<float>> result = [];
                foreach (var value in values)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    result.Add(new(space.Vector(value)) { ModelId = "embedded" });
                }
                return result;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("embedded", null, "embedded", space.Dimension)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() { }
}
