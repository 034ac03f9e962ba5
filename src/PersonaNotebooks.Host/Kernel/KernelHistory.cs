using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PersonaNotebooks.Host.Kernel.Protocol;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// The cells that were run since the kernel started, which is session 1. Long outputs are cut, and the oldest cells are forgotten
/// when there is much text. Used by one thread.
/// </summary>
public sealed class KernelHistory
{
    /// <summary>How many characters of a cell's output are kept.</summary>
    public const int MostOutput = 10_000;

    /// <summary>How many characters of all cells are kept; the last cell is kept however long it is.</summary>
    public const int MostCharacters = 10_000_000;

    private const int Session = 1;

    private readonly LinkedList<(int Number, string Input, string? Output)> cells = [];
    private long characters;

    /// <summary>Remembers a cell.</summary>
    public void Add(int number, string input, string? output)
    {
        output = output?.Length > MostOutput ? $"{output[..MostOutput]}…" : output;
        cells.AddLast((number, input, output));
        characters += Length(cells.Last!.Value);
        while (characters > MostCharacters && cells.Count > 1)
        {
            characters -= Length(cells.First!.Value);
            cells.RemoveFirst();
        }
    }

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

    // A cell costs memory even when it holds little text.
    private static int Length((int Number, string Input, string? Output) cell) =>
        100 + cell.Input.Length + (cell.Output?.Length ?? 0);

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
