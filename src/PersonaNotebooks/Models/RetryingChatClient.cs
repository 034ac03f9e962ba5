using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>
/// Tries again what may heal: 408, 429 (after its Retry-After), 5xx, a lost connection, a reply that was cut off or is not what
/// the protocol says. Never what cannot: any other 4xx. A stream is retried only while nothing of it has been seen.
/// </summary>
/// <param name="inner">The model; its failures must be <see cref="ModelCallException"/>s to be judged (others pass through).</param>
/// <param name="limits">How often and how long.</param>
/// <param name="meter">Told of each further try.</param>
public sealed class RetryingChatClient(IChatClient inner, RetryLimits? limits = null, Meter? meter = null)
    : DelegatingChatClient(inner)
{
    private readonly Retries retries = new(limits ?? new(), meter);

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return retries.RunAsync(stop => base.GetResponseAsync(list, options, stop), cancellationToken);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var (stream, any) = await retries
            .RunAsync(
                async stop =>
                {
                    var updates = base.GetStreamingResponseAsync(list, options, cancellationToken)
                        .GetAsyncEnumerator(cancellationToken);
                    try
                    {
                        return (updates, await updates.MoveNextAsync().ConfigureAwait(false));
                    }
                    catch
                    {
                        await updates.DisposeAsync().ConfigureAwait(false);
                        throw;
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            for (; any; any = await stream.MoveNextAsync().ConfigureAwait(false))
            {
                yield return stream.Current;
            }
        }
    }
}
