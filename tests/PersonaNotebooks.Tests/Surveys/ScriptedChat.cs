using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Surveys;

/// <summary>A model that replies what a function of the messages and the draw says.</summary>
internal sealed class ScriptedChat(Func<IReadOnlyList<ChatMessage>, ChatOptions, string> reply) : IChatClient
{
    private int calls;

    public int Calls => calls;

    /// <summary>Why each reply ended.</summary>
    public ChatFinishReason? Finish { get; init; }

    /// <summary>A lab around it, with a store in a folder.</summary>
    public Task<Lab> LabAsync(TemporaryFolder folder, string store = "store.db") =>
        Lab.OfAsync(
            new ModelBackend(new("test", "scripted", "scripted"), this) { IsLocal = true },
            new() { Store = folder[store] }
        );

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        Interlocked.Increment(ref calls);
        return Task.FromResult(
            new ChatResponse(new ChatMessage(ChatRole.Assistant, reply([.. messages], options ?? new())))
            {
                FinishReason = Finish,
            }
        );
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
