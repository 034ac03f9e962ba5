using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models;

/// <summary>
/// Gives each call that has no seed of its own one made from the lab's seed, the input and the draw index. Two draws of one
/// question, and one draw of two questions, are thus sampled independently, and a run is the same again.
/// </summary>
/// <param name="inner">The rest of the stack; the seed becomes part of the stored key.</param>
/// <param name="seed">The lab's seed.</param>
public sealed class SeededChatClient(IChatClient inner, Seed seed) : DelegatingChatClient(inner)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return base.GetResponseAsync(list, Seeded(list, options), cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return base.GetStreamingResponseAsync(list, Seeded(list, options), cancellationToken);
    }

    /// <summary>The options as they go on: with a seed.</summary>
    internal ChatOptions Seeded(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.Seed is not null)
        {
            return options;
        }
        var draw = options.Draw();
        var copy = options.WithDraw(draw);
        // 31 bits: some servers keep a seed in a signed 32-bit number.
        copy.Seed = (long)(seed.For(KeyJson.Messages(messages), draw).Value & int.MaxValue);
        return copy;
    }
}
