using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>
/// Asks any server that speaks OpenAI's <c>/chat/completions</c>: OpenAI, Gemini's compatible endpoint, Ollama, vLLM, llama.cpp.
/// Text in, text out; tools and images are refused rather than dropped. The reply's exact text is the response's
/// <see cref="ChatResponse.RawRepresentation"/>.
/// </summary>
/// <param name="endpoint">Where to ask.</param>
/// <param name="model">The model's name there.</param>
public sealed class OpenAiChatClient(OpenAiEndpoint endpoint, string model) : IChatClient
{
    private readonly ChatClientMetadata metadata = new("openai", endpoint.Url, model);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var body = OpenAiChatRequest.Write(messages, options, model, endpoint.Url);
        var reply = await endpoint.PostAsync("chat/completions", body, cancellationToken).ConfigureAwait(false);
        return reply.Read(endpoint.Url, _ => OpenAiChatReply.Read(reply));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var body = OpenAiChatRequest.Write(messages, options, model, endpoint.Url, stream: true);
        await foreach (
            var chunk in endpoint.StreamAsync("chat/completions", body, cancellationToken).ConfigureAwait(false)
        )
        {
            if (new OpenAiReply("", chunk).Read(endpoint.Url, OpenAiChatReply.ReadChunk) is { } update)
            {
                yield return update;
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => endpoint.Dispose();
}
