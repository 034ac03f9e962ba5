using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models;

/// <summary>Keeps every vector of a server in the answer store, and asks only for those that are missing.</summary>
internal sealed class StoredEmbeddingGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner,
    ModelIdentity identity,
    StoredCalls calls
) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string[] texts = [.. values];
        return
        [
            .. await calls
                .MapAsync(texts.Length, (i, stop) => OneAsync(texts[i], options, stop), cancellationToken)
                .ConfigureAwait(false),
        ];
    }

    private async Task<Embedding<float>> OneAsync(
        string text,
        EmbeddingGenerationOptions? options,
        CancellationToken cancellationToken
    )
    {
        if (options?.RawRepresentationFactory is not null)
        {
            throw new NotSupportedException(
                "EmbeddingGenerationOptions.RawRepresentationFactory cannot be written down, so the call cannot be recognised again; leave it out."
            );
        }
        AnswerKey.RefuseOther(identity, options?.ModelId);
        var parts = JsonSerializer.Serialize(new { dimensions = options?.Dimensions });
        if (options?.AdditionalProperties is { Count: > 0 } more)
        {
            parts += JsonSerializer.Serialize(
                new SortedDictionary<string, object?>(more.ToDictionary(), StringComparer.Ordinal),
                AIJsonUtilities.DefaultOptions
            );
        }
        AnswerKey key = new(identity, "embedding", JsonSerializer.Serialize(text), parts, draw: 0);
        var vector = await calls
            .GetAsync(
                key,
                async stop =>
                {
                    var embeddings = await base.GenerateAsync([text], options, stop).ConfigureAwait(false);
                    return JsonSerializer.Serialize(embeddings[0].Vector.ToArray());
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(JsonSerializer.Deserialize<float[]>(vector)!);
    }
}
