using System.Globalization;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary>The work of <c>persona ask</c>: answers go to standard output, the summary to standard error.</summary>
/// <param name="lab">The model.</param>
/// <param name="questions">What to ask.</param>
/// <param name="draws">Answers to each question.</param>
/// <param name="system">A message that goes first; null for none.</param>
/// <param name="options">Options of every call.</param>
internal sealed class AskRun(Lab lab, IReadOnlyList<string> questions, int draws, string? system, ChatOptions options)
{
    private readonly (string Question, int Draw)[] calls =
    [
        .. questions.SelectMany(q => Enumerable.Range(0, draws).Select(draw => (q, draw))),
    ];

    /// <summary>Says what the run would take, and asks nothing.</summary>
    public int Estimate()
    {
        var estimate = lab.Estimate(
            calls.Select(call =>
                ((IReadOnlyList<ChatMessage>)Messages(call.Question), (ChatOptions?)options.WithDraw(call.Draw))
            )
        );
        var cost =
            estimate.Cost is { } money ? string.Create(CultureInfo.InvariantCulture, $", cost {money:0.######}")
            : lab.Meter.Reading.CostIsKnown ? ", cost 0"
            : ", cost unknown (no --prices)";
        Print(
            $"{estimate.Calls} calls, {estimate.Reused} answered already; the others: about {estimate.InputTokens} tokens in, at most {estimate.OutputTokens} out"
        );
        Console.WriteLine(cost);
        return 0;
    }

    /// <summary>Asks; 0 when every call was answered.</summary>
    public async Task<int> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var outcomes = await lab.MapAsync(
                calls,
                (call, stop) => lab.Chat.GetResponseAsync(Messages(call.Question), options.WithDraw(call.Draw), stop),
                cancellationToken
            );
            foreach (var (call, outcome) in calls.Zip(outcomes))
            {
                Print($"{Label(call)}{outcome.Value?.Text ?? $"(failed: {outcome.Failure!.Message})"}\n");
            }
            return outcomes.All(o => o.Failure is null) ? 0 : 1;
        }
        finally
        {
            // Also after a stop half-way: what was paid for should be told.
            Summarise();
        }
    }

    private string Label((string Question, int Draw) call) =>
        (questions.Count, draws) switch
        {
            (1, 1) => "",
            (1, _) => string.Create(CultureInfo.InvariantCulture, $"[{call.Draw + 1}] "),
            (_, 1) => $"{call.Question} => ",
            _ => string.Create(CultureInfo.InvariantCulture, $"{call.Question} [{call.Draw + 1}] => "),
        };

    private void Summarise()
    {
        var reading = lab.Meter.Reading;
        var note = lab.Identity.Note is { } text ? $" ({text})" : "";
        Console.Error.WriteLine($"{lab.Identity.Model}{note}: {reading}");
        foreach (var line in reading.Notes)
        {
            Console.Error.WriteLine($"note: {line}");
        }
    }

    private ChatMessage[] Messages(string question) =>
        system is null ? [new(ChatRole.User, question)] : [new(ChatRole.System, system), new(ChatRole.User, question)];

    // A model's text must not steer the terminal that shows it.
    private static void Print(FormattableString text) =>
        Console.Write(
            string.Concat(
                text.ToString(CultureInfo.InvariantCulture)
                    .Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\ufffd' : c)
            )
        );
}
