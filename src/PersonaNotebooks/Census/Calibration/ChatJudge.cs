using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Census.Calibration;

/// <summary>A model as judge: the prompt <c>persona-judge.md</c>, asked through a lab, so that verdicts are stored and metered.</summary>
/// <param name="lab">The model.</param>
public sealed partial class ChatJudge(Lab lab) : IPlausibilityJudge
{
    private static readonly Prompt Ask = Prompt.Load("persona-judge");

    /// <inheritdoc/>
    public async Task<bool?> JudgeAsync(
        IReadOnlyDictionary<string, string> fields,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var text = Ask.Fill(("fields", string.Join('\n', fields.Select(f => $"{f.Key}: {f.Value}"))));
        var reply = await lab.Chat.GetResponseAsync(text, new() { Temperature = 0 }, cancellationToken);
        return Parse(reply.Text);
    }

    /// <summary>Reads "Answer: 1" or "Answer: 0", alone on the last line of the reply that is not empty; anything else is no verdict.</summary>
    public static bool? Parse(string reply)
    {
        var last = reply
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault();
        var match = Verdict().Match(last ?? "");
        return match.Success ? match.Groups[1].Value == "1" : null;
    }

    [GeneratedRegex(@"^\**Answer:\s*\[?([01])\]?\.?\**$")]
    private static partial Regex Verdict();
}
