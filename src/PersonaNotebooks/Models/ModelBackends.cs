using PersonaNotebooks.Models.Embedded;
using PersonaNotebooks.Models.Gguf;
using PersonaNotebooks.Models.OpenAi;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models;

/// <summary>Opens the model that a name means, before any wrapper.</summary>
internal static class ModelBackends
{
    public static Task<ModelBackend> OpenAsync(
        ModelName name,
        LabOptions options,
        AnswerStore store,
        CancellationToken cancellationToken
    ) =>
        name.Kind switch
        {
            "openai" => Task.FromResult(OpenAi(name, options)),
            "ollama" => OllamaBackend.OpenAsync(name, options, store, cancellationToken),
            "gguf" => GgufBackend.OpenAsync(name, options, store, cancellationToken),
            _ => EmbeddedAsync(cancellationToken),
        };

    private static async Task<ModelBackend> EmbeddedAsync(CancellationToken cancellationToken)
    {
        var model = await EmbeddedModel.LoadAsync(cancellationToken).ConfigureAwait(false);
        return new(
            new("embedded", "embedded", model.Digest, EmbeddedModel.Statement),
            model.Chat,
            model.Scorer,
            new(() => model.Embedder)
        )
        {
            IsInProcess = true,
            IsLocal = true,
        };
    }

    private static ModelBackend OpenAi(ModelName name, LabOptions options)
    {
        var url = name.Url!;
        // Replay sends nothing, so it needs no key.
        var (key, variable) = options.ReplayOnly ? (null, "") : ApiKey.For(url);
        OpenAiEndpoint endpoint = new(url, key, variable, options.Endpoint);
        return new(
            new(url.AbsoluteUri, name.Model, name.Model),
            new OpenAiChatClient(endpoint, name.Model),
            // OpenAI itself has no model left that scores; other servers may, and say so when asked.
            url.Host == "api.openai.com"
                ? null
                : new OpenAiTextScorer(endpoint, name.Model),
            new(new OpenAiEmbeddingGenerator(endpoint, name.Model))
        );
    }
}
