using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Mixtures;

/// <summary>Has a model write texts. Every answer is in the lab's store before it is seen, so a run that was killed goes on with what is missing.</summary>
/// <param name="lab">The model; any that can chat, also one that the gates were not trained with.</param>
/// <param name="mostTokens">The longest text.</param>
public sealed class MixtureWriter(Lab lab, int mostTokens = 96)
{
    private const int DrawsOfARound = 100_000;

    /// <summary>Carries out the tasks; equal tasks get different answers.</summary>
    /// <param name="tasks">What to write.</param>
    /// <param name="round">Another number gives other answers to the same tasks (another seed of an evaluation).</param>
    /// <param name="cancellationToken">Stops the work; what was written is in the store.</param>
    public async Task<Writing> WriteAsync(
        IReadOnlyList<WritingTask> tasks,
        int round = 0,
        CancellationToken cancellationToken = default
    )
    {
        Dictionary<(string, double), int> seen = [];
        List<(WritingTask Task, int Draw)> calls = [];
        foreach (var task in tasks)
        {
            var draw = seen.GetValueOrDefault((task.Prompt, task.Temperature));
            seen[(task.Prompt, task.Temperature)] = draw + 1;
            calls.Add((task, round * DrawsOfARound + draw));
        }
        var outcomes = await lab.MapAsync(
                calls,
                (call, stop) => OneAsync(call.Task, call.Draw, stop),
                cancellationToken
            )
            .ConfigureAwait(false);
        WrittenText[] texts =
        [
            .. outcomes
                .Select((o, i) => new WrittenText($"g{i + 1}", tasks[i], o.Value ?? ""))
                .Where(t => t.Text.Length > 0),
        ];
        string[] failures = [.. outcomes.Select(o => o.Failure?.Message).OfType<string>()];
        return new(texts, tasks.Count - texts.Length - failures.Length, failures);
    }

    private async Task<string> OneAsync(WritingTask task, int draw, CancellationToken cancellationToken)
    {
        var options = new ChatOptions { Temperature = (float)task.Temperature, MaxOutputTokens = mostTokens }.WithDraw(
            draw
        );
        var answer = await lab
            .Chat.GetResponseAsync([new ChatMessage(ChatRole.User, task.Prompt)], options, cancellationToken)
            .ConfigureAwait(false);
        return answer.Text.Trim();
    }
}
