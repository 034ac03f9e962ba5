using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models;

/// <summary>
/// Looks each call up in the answer store and asks the model only for what is missing. A streamed answer comes in one piece,
/// because it must be on disk before the caller sees any of it.
/// </summary>
/// <param name="inner">The model.</param>
/// <param name="identity">Which model it is; part of every key.</param>
/// <param name="store">Where answers are kept; a store that is open for replay only makes no call at all.</param>
/// <param name="meter">Told of each answer that was reused.</param>
/// <param name="unstored">Bounds the calls that are made and not yet written: what a kill can lose at most; null for no bound.</param>
public sealed class StoredChatClient(
    IChatClient inner,
    ModelIdentity identity,
    AnswerStore store,
    Meter? meter = null,
    SemaphoreSlim? unstored = null
) : DelegatingChatClient(inner)
{
    private readonly HashSet<string> fingerprints = [.. store.Fingerprints(identity)];

    /// <summary>Set to true in <see cref="ChatResponse.AdditionalProperties"/> of an answer that no call was made for.</summary>
    public const string ReusedProperty = "persona.reused";

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var key = AnswerKey.ForChat(identity, list, options);
        var reply = await store
            .GetOrCallAsync(
                key,
                async stop =>
                {
                    var start = Stopwatch.GetTimestamp();
                    var response = await base.GetResponseAsync(list, options.WithoutDraw(), stop).ConfigureAwait(false);
                    return ToAnswer(response, Stopwatch.GetElapsedTime(start));
                },
                cancellationToken,
                unstored
            )
            .ConfigureAwait(false);
        if (reply.Reused)
        {
            meter?.Reused();
        }
        else if (reply.Answer.Fingerprint is { } fingerprint)
        {
            Watch(fingerprint);
        }
        return ToResponse(reply);
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

    private static StoredAnswer ToAnswer(ChatResponse response, TimeSpan latency) =>
        new(response.Text)
        {
            Contents = response.Messages is [{ Contents: [TextContent] }]
                ? null
                : JsonSerializer.Serialize(response.Messages, AIJsonUtilities.DefaultOptions),
            Raw = response.RawRepresentation as string,
            FinishReason = response.FinishReason?.Value,
            InputTokens = response.Usage?.InputTokenCount,
            OutputTokens = response.Usage?.OutputTokenCount,
            LatencyMilliseconds = latency.TotalMilliseconds,
            Fingerprint =
                response.AdditionalProperties?.GetValueOrDefault(OpenAi.OpenAiChatReply.Fingerprint) as string,
        };

    private ChatResponse ToResponse(StoreReply reply)
    {
        var answer = reply.Answer;
        IList<ChatMessage> messages = answer.Contents is { } contents
            ? JsonSerializer.Deserialize<List<ChatMessage>>(contents, AIJsonUtilities.DefaultOptions)!
            : [new(ChatRole.Assistant, answer.Text)];
        return new(messages)
        {
            ModelId = identity.Model,
            FinishReason = answer.FinishReason is { } reason ? new(reason) : null,
            Usage = new() { InputTokenCount = answer.InputTokens, OutputTokenCount = answer.OutputTokens },
            RawRepresentation = answer.Raw,
            AdditionalProperties = new() { [ReusedProperty] = reply.Reused },
        };
    }

    private void Watch(string fingerprint)
    {
        bool changed;
        lock (fingerprints)
        {
            changed = fingerprints.Add(fingerprint) && fingerprints.Count > 1;
        }
        if (changed)
        {
            meter?.Noted(
                $"{identity.Model} at {identity.Endpoint} now reports build '{fingerprint}'; earlier answers in the store came from another build."
            );
        }
    }
}
