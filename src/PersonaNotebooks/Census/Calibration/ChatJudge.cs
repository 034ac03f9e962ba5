using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Census.Calibration;

/// <summary>A model as judge: the prompt <c>persona-judge.md</c>, asked through a lab, so that verdicts are stored and metered.</summary>
/// <remarks>A call that fails for good gives no verdict; how many did, and why the first, is kept.</remarks>
/// <param name="lab">The model.</param>
public sealed partial class ChatJudge(Lab lab) : IPlausibilityJudge
{
    private static readonly Prompt Ask = Prompt.Load("persona-judge");
    private int failed;
    private ModelCallException? first;

    /// <summary>How many calls failed.</summary>
    public int Failed => failed;

    /// <summary>Why the first of them did; null when none has.</summary>
    public string? Failure => first?.Message;

    /// <inheritdoc/>
    public async Task<bool?> JudgeAsync(
        IReadOnlyDictionary<string, string> fields,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var text = Ask.Fill(("fields", string.Join('\n', fields.Select(f => $"{f.Key}: {f.Value}"))));
        var outcomes = await lab.MapAsync(
                [text],
                (ask, stop) => lab.Chat.GetResponseAsync(ask, new() { Temperature = 0 }, stop),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (outcomes[0].Value is { } reply)
        {
            return Parse(reply.Text);
        }
        Interlocked.Increment(ref failed);
        Interlocked.CompareExchange(ref first, outcomes[0].Failure, null);
        return null;
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
