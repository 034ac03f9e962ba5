using System.Globalization;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>Asks a model for a short text: one prompt, a limit of words that is checked, one second try.</summary>
/// <param name="chat">The model.</param>
/// <param name="temperature">The sampling temperature of every call.</param>
/// <param name="draw">Which of several answers to the same prompts.</param>
internal sealed class AgentCalls(IChatClient chat, float temperature, int draw = 0)
{
    private static readonly Prompt Shorter = Prompt.Load("simulacra-shorter");

    /// <summary>Fills a prompt, asks, and asks once more when the answer is too long.</summary>
    public async Task<AgentText> WriteAsync(
        string prompt,
        int words,
        (string Hole, string Value)[] values,
        CancellationToken cancellationToken
    )
    {
        var most = words.ToString(CultureInfo.InvariantCulture);
        var request = Prompt.Load(prompt).Fill([.. values, ("words", most)]);
        // A word is seldom more than two tokens; the limit is the prompt's, this only stops a runaway.
        var options = new ChatOptions { Temperature = temperature, MaxOutputTokens = 3 * words + 20 }.WithDraw(draw);
        List<ChatMessage> messages = [new(ChatRole.User, request)];
        var first = await chat.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var text = first.Text.Trim();
        if (LifeStory.WordCount(text) <= words)
        {
            return new(text, false, 1, In(first), Out(first));
        }
        messages.Add(new(ChatRole.Assistant, text));
        messages.Add(new(ChatRole.User, Shorter.Fill(("words", most))));
        var second = await chat.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        var shorter = second.Text.Trim();
        var kept = shorter.Length > 0 && LifeStory.WordCount(shorter) < LifeStory.WordCount(text) ? shorter : text;
        return new(kept, LifeStory.WordCount(kept) > words, 2, In(first) + In(second), Out(first) + Out(second));
    }

    private static long In(ChatResponse response) => response.Usage?.InputTokenCount ?? 0;

    private static long Out(ChatResponse response) => response.Usage?.OutputTokenCount ?? 0;
}
