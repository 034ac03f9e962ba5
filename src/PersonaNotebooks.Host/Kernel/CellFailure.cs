using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Describes to front ends why a cell failed.</summary>
public static class CellFailure
{
    /// <summary>The fields <c>ename</c>, <c>evalue</c> and <c>traceback</c>.</summary>
    /// <param name="error">Why it failed.</param>
    /// <param name="label">How the cell is named.</param>
    public static JsonObject Describe(CellError error, string label)
    {
        // The error's name is red, in terminals and browsers alike.
        List<string> trace = [$"\u001b[31m{error.Name}\u001b[0m: {error.Message}"];
        if (error.Line is { } line)
        {
            trace.Add($"{label}, line {line}:  {error.SourceLine}");
        }
        trace.AddRange(error.Trace.Select(call => $"  {call}"));
        return new()
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. trace]),
        };
    }

    /// <summary>What a stopped cell shows.</summary>
    public static CellError Stopped(CellStoppedException stop) =>
        new(
            "Interrupted",
            stop.LeftBehind
                ? "The cell was stopped, but a task, thread or call that it started still runs and cannot be stopped; restart the kernel to end it. Variables are kept."
                : "The cell was stopped. Variables are kept.",
            null,
            null,
            []
        );
}
