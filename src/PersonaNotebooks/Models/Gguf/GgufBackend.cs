using PersonaNotebooks.Models.OpenAi;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models.Gguf;

/// <summary>Opens a GGUF file: checks it, starts the server for it, and asks that like any other. Replay starts nothing.</summary>
internal static class GgufBackend
{
    private static readonly Uri Nowhere = new("http://127.0.0.1/v1");

    public static async Task<ModelBackend> OpenAsync(
        ModelName name,
        LabOptions options,
        AnswerStore store,
        CancellationToken cancellationToken
    )
    {
        var found = Home.Find(name.Model, out var places);
        name = name with { Model = found ?? name.Model };
        if (options.ReplayOnly)
        {
            var digest = await StoredDigestAsync(name, store, cancellationToken).ConfigureAwait(false);
            return Backend(name, options, Nowhere, digest, server: null);
        }
        if (found is null)
        {
            throw new InputException(
                $"There is no file '{name.Model}' (looked for {string.Join(" and ", places)}); give gguf: the path of a GGUF file."
            );
        }
        GgufFile.Check(name.Model);
        var server = await LlamaServer.StartAsync(name.Model, cancellationToken).ConfigureAwait(false);
        return Backend(name, options, server.Url, server.Digest, server);
    }

    private static ModelBackend Backend(ModelName name, LabOptions options, Uri url, string digest, LlamaServer? server)
    {
        var model = Path.GetFileName(name.Model);
        OpenAiEndpoint endpoint = new(url, limits: options.Endpoint);
        return new(
            new("gguf", model, digest),
            new OpenAiChatClient(endpoint, model),
            new OpenAiTextScorer(endpoint, model, givesWholeDistributions: true),
            new(new OpenAiEmbeddingGenerator(endpoint, model))
        )
        {
            Owned = server,
            IsLocal = true,
        };
    }

    // The file may have gone since; its answers have not.
    private static async Task<string> StoredDigestAsync(
        ModelName name,
        AnswerStore store,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(name.Model))
        {
            GgufFile.Check(name.Model);
            return await GgufFile.DigestAsync(name.Model, cancellationToken).ConfigureAwait(false);
        }
        var model = Path.GetFileName(name.Model);
        return store.LastDigest("gguf", model)
            ?? throw new InputException($"Replay only: the answer store '{store.Path}' has no answer of {model}.");
    }
}
