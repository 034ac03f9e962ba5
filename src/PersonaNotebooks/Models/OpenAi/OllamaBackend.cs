using System.Text.Json;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>Opens a model of an Ollama server: asks for its real digest, then talks through the server's OpenAI-compatible part.</summary>
internal static class OllamaBackend
{
    public static async Task<ModelBackend> OpenAsync(
        ModelName name,
        LabOptions options,
        AnswerStore store,
        CancellationToken cancellationToken
    )
    {
        var root = name.Url!;
        var digest = options.ReplayOnly
            ? store.LastDigest(root.AbsoluteUri, name.Model)
                ?? throw new InputException(
                    $"Replay only: the answer store '{store.Path}' has no answer of {name.Model} at {root}."
                )
            : await DigestAsync(name, options, cancellationToken).ConfigureAwait(false);
        var (key, variable) = ApiKey.For(root);
        OpenAiEndpoint endpoint = new(new($"{root.AbsoluteUri.TrimEnd('/')}/v1"), key, variable, options.Endpoint);
        return new(
            new(root.AbsoluteUri, name.Model, digest),
            new OpenAiChatClient(endpoint, name.Model),
            Scorer: null, // its /v1/completions has no echo
            new(new OpenAiEmbeddingGenerator(endpoint, name.Model))
        )
        {
            IsLocal = true,
        };
    }

    private static async Task<string> DigestAsync(
        ModelName name,
        LabOptions options,
        CancellationToken cancellationToken
    )
    {
        var root = name.Url!;
        var (key, variable) = ApiKey.For(root);
        // Opening should be quick to fail, whatever a single answer may take.
        using OpenAiEndpoint endpoint = new(
            root,
            key,
            variable,
            options.Endpoint with
            {
                Call = options.Endpoint.Connect,
            }
        );
        var tags = await endpoint.GetAsync("api/tags", cancellationToken).ConfigureAwait(false);
        if (tags.Json.ValueKind != JsonValueKind.Object || !tags.Json.TryGetProperty("models", out var list))
        {
            throw new InputException(
                $"What answers at {root} is not an Ollama server; for others write openai:MODEL@URL."
            );
        }
        var models = tags.Read(
            root,
            _ =>
                list.EnumerateArray()
                    .ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("digest").GetString()!)
        );
        var wanted = name.Model.Contains(':') ? name.Model : name.Model + ":latest";
        if (models.TryGetValue(wanted, out var digest))
        {
            return digest;
        }
        var there = models.Count == 0 ? "none" : string.Join(", ", models.Keys.Order(StringComparer.Ordinal));
        throw new InputException(
            $"The Ollama server at {root} has no model '{wanted}' (it has: {there}); run 'ollama pull {wanted}'."
        );
    }
}
