using PersonaNotebooks.Models.OpenAi;

namespace PersonaNotebooks.Models.Gguf;

/// <summary>Opens a GGUF file: checks it, starts the server for it, and asks that like any other.</summary>
internal static class GgufBackend
{
    public static async Task<ModelBackend> OpenAsync(
        ModelName name,
        LabOptions options,
        CancellationToken cancellationToken
    )
    {
        GgufFile.Check(name.Model);
        var model = Path.GetFileName(name.Model);
        if (options.ReplayOnly)
        {
            var digest = await GgufFile.DigestAsync(name.Model, cancellationToken).ConfigureAwait(false);
            OpenAiEndpoint none = new(new("http://127.0.0.1/v1"), limits: options.Endpoint);
            return new(new("gguf", model, digest), new OpenAiChatClient(none, model));
        }
        var server = await LlamaServer.StartAsync(name.Model, cancellationToken).ConfigureAwait(false);
        OpenAiEndpoint endpoint = new(server.Url, limits: options.Endpoint);
        return new(
            new("gguf", model, server.Digest),
            new OpenAiChatClient(endpoint, model),
            new OpenAiTextScorer(endpoint, model, givesWholeDistributions: true),
            new(new OpenAiEmbeddingGenerator(endpoint, model))
        )
        {
            Owned = server,
        };
    }
}
