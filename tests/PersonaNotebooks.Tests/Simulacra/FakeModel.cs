using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Simulacra;

/// <summary>A model whose answers a test writes; it keeps what it was asked. Its vectors count words.</summary>
internal sealed class FakeModel(Func<string, string> answer)
    : IChatClient,
        IEmbeddingGenerator<string, Embedding<float>>
{
    public List<(string Text, ChatOptions? Options, IReadOnlyList<ChatMessage> Messages)> Calls { get; } = [];

    /// <summary>Awaited by every call before it is answered.</summary>
    public Func<Task> Wait { get; init; } = () => Task.CompletedTask;

    public Task<Lab> LabAsync(string store) =>
        Lab.OfAsync(
            new ModelBackend(new("fake", "fake", "fake"), this, null, new(() => this)),
            new() { Store = store }
        );

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ChatMessage[] all = [.. messages];
        var text = string.Join("\n\n", all.Select(m => m.Text));
        lock (Calls)
        {
            Calls.Add((text, options, all));
        }
        await Wait();
        return new(new ChatMessage(ChatRole.Assistant, answer(text)));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Vector(v)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static float[] Vector(string text)
    {
        var vector = new float[64];
        foreach (
            var word in text.ToLowerInvariant().Split([' ', '.', ',', '\n'], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            vector[word.Sum(c => c * 31) % 64]++;
        }
        return vector;
    }
}
