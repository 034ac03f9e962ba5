using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// The embedded model behind the interface of any chat model. The messages' texts, a paragraph each, are the prompt. The answer is, in
/// this order: JSON after a schema, where one is given; a filled form, where the last message asks for one; the label of one of
/// the answers that the last message offers; the last message's text with its gaps filled; or else a line of new text.
/// </summary>
/// <remarks>
/// The seed option and the prompt fix the draw: the same call gives the same answer; without a seed, seed 0 holds. Default
/// temperature 0.7, at most 96 tokens. Tools, images and penalties are not there: images and tools are refused.
/// </remarks>
internal sealed class EmbeddedChatClient(EmbeddedModel model) : IChatClient
{
    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.Run(() => Answer([.. messages], options, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
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

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("embedded", null, "embedded")
        : serviceType.IsInstanceOfType(model) ? model
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() { }

    private ChatResponse Answer(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        if (options?.Tools is { Count: > 0 } || messages.Any(m => m.Contents.Any(c => c is DataContent or UriContent)))
        {
            throw new InputException(
                "The embedded model takes text only: leave out tools and images or open another model."
            );
        }
        var sampling = SamplingOptions.From(options);
        string[] texts = [.. new[] { options?.Instructions }.Concat(messages.Select(m => m.Text)).OfType<string>()];
        var text = string.Join("\n\n", texts) + "\n";
        var stream = new Seed((ulong)(options?.Seed ?? 0)).For("embedded").For(text).Stream();
        var system = messages.Where(m => m.Role == ChatRole.System).Select(m => m.Text).Prepend(options?.Instructions);
        var instructions = string.Join('\n', system);
        AnswerWriter writer = new(
            model,
            text,
            texts.LastOrDefault() ?? "",
            instructions,
            sampling,
            stream,
            cancellationToken
        );
        var answer = writer.Write(options?.ResponseFormat);
        return new(new ChatMessage(ChatRole.Assistant, answer.Text))
        {
            ModelId = "embedded",
            FinishReason = answer.Complete ? ChatFinishReason.Stop : ChatFinishReason.Length,
            Usage = new()
            {
                InputTokenCount = writer.PromptTokens,
                OutputTokenCount = answer.Tokens,
                TotalTokenCount = writer.PromptTokens + answer.Tokens,
            },
        };
    }
}
