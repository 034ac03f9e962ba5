using System.Text;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>How many tokens a call will take, before it is made.</summary>
internal static class TokenEstimate
{
    private const int CharactersPerToken = 4,
        TokensPerMessage = 4,
        DefaultOutput = 256;

    /// <summary>
    /// What a budget must reckon with: no byte-level tokeniser makes more tokens than bytes. What may be written is bounded only
    /// by <see cref="ChatOptions.MaxOutputTokens"/>; without it 256 tokens are reckoned with.
    /// </summary>
    public static (long Input, long Output) AtMost(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var bytes =
            Encoding.UTF8.GetByteCount(options?.Instructions ?? "")
            + messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Text));
        return (bytes + 2 * TokensPerMessage * (messages.Count + 1), options?.MaxOutputTokens ?? DefaultOutput);
    }

    /// <summary>What a throttle reckons with: one token for every four characters, and what may be written.</summary>
    public static (long Input, long Output) Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var characters = (options?.Instructions?.Length ?? 0) + messages.Sum(m => (long)m.Text.Length);
        return (
            characters / CharactersPerToken + TokensPerMessage * messages.Count,
            options?.MaxOutputTokens ?? DefaultOutput
        );
    }
}
