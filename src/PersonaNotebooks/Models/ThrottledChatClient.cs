using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>Holds each call back until the throttle lets it go; sits inside the retries, so that every try counts.</summary>
/// <param name="inner">The model.</param>
/// <param name="throttle">The endpoint's limits, shared by all who ask it.</param>
public sealed class ThrottledChatClient(IChatClient inner, Throttle throttle) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        using var slot = await throttle.WaitAsync(Tokens(list, options), cancellationToken).ConfigureAwait(false);
        return await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        using var slot = await throttle.WaitAsync(Tokens(list, options), cancellationToken).ConfigureAwait(false);
        await foreach (
            var update in base.GetStreamingResponseAsync(list, options, cancellationToken).ConfigureAwait(false)
        )
        {
            yield return update;
        }
    }

    private static int Tokens(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var (input, output) = TokenEstimate.Of(messages, options);
        return (int)Math.Min(int.MaxValue, input + output);
    }
}
