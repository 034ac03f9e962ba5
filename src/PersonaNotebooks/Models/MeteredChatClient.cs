using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>
/// Counts calls, tokens and money, and makes no further call once the budget is used up. Sits inside the store, so that a
/// reused answer costs nothing, and outside the retries, so that one answer is one call.
/// </summary>
/// <param name="inner">The model.</param>
/// <param name="meter">What is counted into.</param>
/// <param name="price">What the model charges; null when it is free or no price table was given.</param>
public sealed class MeteredChatClient(IChatClient inner, Meter meter, Price? price = null) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var (mostInput, mostOutput) = TokenEstimate.AtMost(list, options);
        var most = price?.Cost(mostInput, mostOutput) ?? 0;
        await meter.PromiseAsync(most, cancellationToken).ConfigureAwait(false);
        try
        {
            var response = await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
            var (input, output) = (response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount);
            // A server that counts no tokens is charged the most it can have cost: a cost of nothing would be untrue.
            var cost = price?.Cost(input ?? mostInput, output ?? mostOutput) ?? 0;
            meter.Made(most, cost, input, output);
            return response;
        }
        catch (OperationCanceledException)
        {
            meter.Stopped(most);
            throw;
        }
        catch
        {
            meter.Failed(most);
            throw;
        }
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
