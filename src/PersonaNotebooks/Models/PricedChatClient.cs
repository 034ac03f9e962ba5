using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>
/// Counts money, and makes no further try once the budget is used up. Sits inside the retries: a try whose answer was lost on its way
/// may have been charged all the same, and counts as the most that it can have cost.
/// </summary>
/// <param name="inner">The model.</param>
/// <param name="meter">What is counted into.</param>
/// <param name="price">What the model charges; null when it is free or no price table was given.</param>
public sealed class PricedChatClient(IChatClient inner, Meter meter, Price? price) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        if (price is null)
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var (input, output) = TokenEstimate.AtMost(list, options);
        return await meter
            .SpendAsync(
                price.Cost(input, output),
                () => base.GetResponseAsync(list, options, cancellationToken),
                // A server that counts no tokens is charged the most it can have cost: a cost of nothing would be untrue.
                r => price.Cost(r.Usage?.InputTokenCount ?? input, r.Usage?.OutputTokenCount ?? output),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
