using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Tests.Imitation;

/// <summary>A chat client that answers by a function of the last message and counts its calls.</summary>
internal sealed class CountingClient(Func<string, string> answer) : IChatClient
{
    private int calls;

    public int Calls => calls;

    public Action<int>? OnCall { get; init; }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var call = Interlocked.Increment(ref calls);
        OnCall?.Invoke(call);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(messages.Last().Text))));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
