using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>Turns texts into vectors through <c>/v1/embeddings</c>.</summary>
/// <param name="endpoint">Where to ask.</param>
/// <param name="model">The embedding model's name there.</param>
public sealed class OpenAiEmbeddingGenerator(OpenAiEndpoint endpoint, string model)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string[] texts = [.. values];
        if (texts.Length == 0)
        {
            return [];
        }
        JsonObject body = new()
        {
            ["model"] = options?.ModelId ?? model,
            ["input"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]),
        };
        if (options?.Dimensions is { } dimensions)
        {
            body["dimensions"] = dimensions;
        }
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var reply = await endpoint.PostAsync("embeddings", bytes, cancellationToken).ConfigureAwait(false);
        return new(reply.Read(endpoint.Url, json => Vectors(json, texts.Length)));
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("openai", endpoint.Url, model)
            : null;

    /// <inheritdoc/>
    public void Dispose() => endpoint.Dispose();

    private static List<Embedding<float>> Vectors(JsonElement reply, int expected)
    {
        var data = reply.GetProperty("data");
        if (data.GetArrayLength() != expected)
        {
            throw new FormatException($"{data.GetArrayLength()} vectors for {expected} texts");
        }
        return
        [
            .. data.EnumerateArray()
                .OrderBy(item => item.GetProperty("index").GetInt32())
                .Select(item => new Embedding<float>(
                    item.GetProperty("embedding").EnumerateArray().Select(x => x.GetSingle()).ToArray()
                )),
        ];
    }
}
