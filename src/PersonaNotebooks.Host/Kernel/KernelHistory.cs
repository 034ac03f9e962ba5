using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PersonaNotebooks.Host.Kernel.Protocol;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>The cells that were run since the kernel started, which is session 1. Used by one thread.</summary>
public sealed class KernelHistory
{
    private const int Session = 1;

    private readonly List<(int Number, string Input, string? Output)> cells = [];

    /// <summary>Remembers a cell.</summary>
    public void Add(int number, string input, string? output) => cells.Add((number, input, output));

    /// <summary>Answers a <c>history_request</c>.</summary>
    /// <exception cref="InputException">It asks in a way that is not known.</exception>
    public JsonObject Reply(KernelMessage request)
    {
        var found = request.Text("hist_access_type") switch
        {
            "tail" => cells.TakeLast(Math.Max(0, request.Number("n", 10))),
            "range" => Range(request),
            "search" => Search(request),
            var other => throw new InputException($"history_request: '{other}' is no way to look into the history."),
        };
        var withOutput = request.Flag("output", false);
        return new()
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([
                .. found.Select(cell => new JsonArray(
                    Session,
                    cell.Number,
                    withOutput ? new JsonArray(cell.Input, cell.Output) : JsonValue.Create(cell.Input)
                )),
            ]),
        };
    }

    // Session 0 is the current one, and so is the only one that there is.
    private IEnumerable<(int Number, string Input, string? Output)> Range(KernelMessage request)
    {
        var start = request.Number("start", 0);
        var stop = request.Number("stop", int.MaxValue);
        return request.Number("session", 0) is 0 or Session
            ? cells.Where(cell => cell.Number >= start && cell.Number < stop)
            : [];
    }

    private IEnumerable<(int Number, string Input, string? Output)> Search(KernelMessage request)
    {
        var glob = Regex.Escape(request.Text("pattern", "*")).Replace(@"\*", ".*").Replace(@"\?", ".");
        Regex pattern = new($"^{glob}$", RegexOptions.Singleline | RegexOptions.NonBacktracking);
        var found = cells.Where(cell => pattern.IsMatch(cell.Input));
        if (request.Flag("unique", false))
        {
            // The latest of each.
            found = found.Reverse().DistinctBy(cell => cell.Input).Reverse();
        }
        return found.TakeLast(request.Number("n", int.MaxValue) is > 0 and var n ? n : int.MaxValue);
    }
}
