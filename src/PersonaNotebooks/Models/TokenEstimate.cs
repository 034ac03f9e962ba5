using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>How many tokens a call will take, before it is made: one token for every four characters, and what may be written.</summary>
internal static class TokenEstimate
{
    private const int CharactersPerToken = 4,
        TokensPerMessage = 4,
        DefaultOutput = 256;

    public static (long Input, long Output) Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var characters = (options?.Instructions?.Length ?? 0) + messages.Sum(m => (long)m.Text.Length);
        return (
            characters / CharactersPerToken + TokensPerMessage * messages.Count,
            options?.MaxOutputTokens ?? DefaultOutput
        );
    }
}
