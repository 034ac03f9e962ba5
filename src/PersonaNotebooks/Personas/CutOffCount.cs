using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Personas;

/// <summary>Counts the replies that the limit of tokens cut off. One for each persona: not shared.</summary>
internal sealed class CutOffCount(IChatClient inner) : DelegatingChatClient(inner)
{
    /// <summary>How many replies ended because the limit was reached.</summary>
    public int Replies { get; private set; }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        Replies += response.FinishReason == ChatFinishReason.Length ? 1 : 0;
        return response;
    }

    // The model belongs to the lab.
    protected override void Dispose(bool disposing) { }
}
