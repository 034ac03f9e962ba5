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
/// <param name="progress">Steps aside for each answer.</param>
internal sealed class AskRun(
    Lab lab,
    IReadOnlyList<string> questions,
    int draws,
    string? system,
    ChatOptions options,
    ConsoleProgress progress
)
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

    /// <summary>
    /// Asks, and prints each answer as soon as it and all before it are there, so that the output has the questions' order; 0 when every
    /// call was answered.
    /// </summary>
    public async Task<int> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            InOrder<string> answers = new(calls.Length, text => progress.Aside(() => Print($"{text}\n")));
            var outcomes = await lab.MapAsync(
                [.. calls.Index()],
                (item, stop) => AskAsync(item.Index, item.Item, answers, stop),
                cancellationToken
            );
            return outcomes.All(o => o.Failure is null) ? 0 : 1;
        }
        finally
        {
            // Also after a stop half-way: what was paid for should be told.
            Summarise();
        }
    }

    private async Task<bool> AskAsync(
        int index,
        (string Question, int Draw) call,
        InOrder<string> answers,
        CancellationToken stop
    )
    {
        try
        {
            var reply = await lab.Chat.GetResponseAsync(Messages(call.Question), options.WithDraw(call.Draw), stop);
            var mark = reply.FinishReason == ChatFinishReason.Length ? " [cut off by the length limit]" : "";
            answers.Add(index, $"{Label(call)}{reply.Text}{mark}");
            return true;
        }
        catch (ModelCallException e)
        {
            answers.Add(index, $"{Label(call)}(failed: {e.Message})");
            throw;
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
        progress.Dispose();
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
