using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>Lets a model fill in the forms of all four judges: the same rows, each judge a draw of its own.</summary>
/// <param name="lab">The model.</param>
/// <param name="temperature">The sampling temperature; above 0, or judges 1 and 2 would be one.</param>
public sealed partial class ModelJudge(Lab lab, float temperature = 0.7f)
{
    /// <summary>The replies that could be read; a rating without its mark is left out and counted by whoever compares the lengths.</summary>
    public async Task<IReadOnlyList<JudgeReply>> FillAsync(
        IReadOnlyList<JudgeTask> tasks,
        CancellationToken cancellationToken = default
    )
    {
        var outcomes = await lab.MapAsync(tasks, AskAsync, cancellationToken).ConfigureAwait(false);
        return outcomes.FirstOrDefault(o => o.Failure is not null)?.Failure is { } failure
            ? throw failure
            : [.. outcomes.Select(o => o.Value).OfType<JudgeReply>()];
    }

    private async Task<JudgeReply?> AskAsync(JudgeTask task, CancellationToken cancellationToken)
    {
        var request = task.Step switch
        {
            JudgeStep.Describe => Fill("simulacra-judge-describe", ("question", task.Question), ("answer", task.Text)),
            JudgeStep.Match => Fill("simulacra-judge-match", ("description", task.Text), ("story", task.Other)),
            JudgeStep.AnswerAs => Fill("simulacra-judge-answer", ("question", task.Question), ("story", task.Other)),
            _ => Fill(
                "simulacra-judge-compare",
                ("question", task.Question),
                ("one", task.Text),
                ("other", task.Other)
            ),
        };
        var options = new ChatOptions { Temperature = temperature, MaxOutputTokens = 400 }.WithDraw(task.Judge);
        var reply = await lab.Chat.GetResponseAsync(request, options, cancellationToken).ConfigureAwait(false);
        var text = reply.Text.Trim();
        if (!task.Rates)
        {
            return text.Length > 0 ? new(task, text) : null;
        }
        var marks = Score().Matches(text);
        return
            marks.Count == 1
            && int.Parse(marks[0].Groups[1].Value, CultureInfo.InvariantCulture) is <= 100 and var score
            ? new(task, score.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static string Fill(string prompt, params (string, string)[] values) => Prompt.Load(prompt).Fill(values);

    [GeneratedRegex(@"(?<!\p{L})Score\s*:[*\s]*([0-9]{1,4})(?![0-9.])", RegexOptions.IgnoreCase)]
    private static partial Regex Score();
}
