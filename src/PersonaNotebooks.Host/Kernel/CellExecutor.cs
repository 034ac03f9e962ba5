using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Runs the cells that front ends send, one after another.</summary>
public sealed class CellExecutor : IDisposable
{
    private readonly Lock alone = new();
    private readonly KernelChannels channels;
    private readonly OutputPump pump = new();
    private readonly UserInput input;
    private readonly NotebookSession session;
    private readonly SharedState shared = new();
    private CancellationTokenSource? running;
    private int executionCount;
    private int unnumbered;

    /// <summary>Starts with an empty session.</summary>
    /// <param name="channels">Where outputs go.</param>
    /// <param name="folder">Where relative paths in cells start.</param>
    /// <param name="packages">Fetches NuGet packages.</param>
    public CellExecutor(KernelChannels channels, string folder, PackageRestorer packages)
    {
        this.channels = channels;
        input = new(channels);
        session = new(folder, packages, input);
    }

    /// <summary>The session that cells run in.</summary>
    public NotebookSession Session => session;

    /// <summary>The cells that were run.</summary>
    public KernelHistory History { get; } = new();

    /// <summary>Runs the cell of an <c>execute_request</c>.</summary>
    /// <returns>The content of the reply.</returns>
    public JsonObject Run(KernelMessage request)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        var stored = !silent && request.Flag("store_history", true) && !string.IsNullOrWhiteSpace(code);
        var number = stored ? ++executionCount : executionCount;
        var label = stored ? $"cell [{number}]" : $"unnumbered cell {++unnumbered}";
        if (!silent)
        {
            channels.Publish("execute_input", request, new() { ["code"] = code, ["execution_count"] = number });
        }
        KernelOutput output = new(
            (type, content) =>
            {
                if (!silent)
                {
                    channels.Publish(type, request, content);
                }
            },
            pump,
            number
        );
        using CancellationTokenSource stop = new();
        var page = HelpPage.Find(code, session);
        var error = page is null ? Run(request, new(label, code), output, stop) : null;
        var reply = error is null ? Succeeded(request, page, stop.Token) : Failed(request, error, label, silent);
        output.Flush();
        reply["execution_count"] = number;
        if (stored)
        {
            History.Add(number, code, output.ResultText);
        }
        return reply;
    }

    /// <summary>Stops the cell that runs, if any; from any thread.</summary>
    public void Interrupt()
    {
        lock (alone)
        {
            running?.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private CellError? Run(KernelMessage request, CellSource cell, INotebookOutput output, CancellationTokenSource stop)
    {
        lock (alone)
        {
            running = stop;
        }
        input.Begin(request, stop.Token);
        try
        {
            var error = ShellContext.Run(() => session.RunAsync(cell, output, stop.Token));
            return error ?? shared.Restore(cell);
        }
        catch (CellStoppedException e)
        {
            shared.Restore(cell);
            return CellFailure.Stopped(e);
        }
        finally
        {
            input.End();
            lock (alone)
            {
                running = null;
            }
        }
    }

    private JsonObject Failed(KernelMessage request, CellError error, string label, bool silent)
    {
        if (!silent)
        {
            channels.Publish("error", request, CellFailure.Describe(error, label));
        }
        var reply = CellFailure.Describe(error, label);
        reply["status"] = "error";
        return reply;
    }

    private JsonObject Succeeded(KernelMessage request, JsonObject? page, CancellationToken token)
    {
        JsonObject values = [];
        foreach (var (name, expression) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            values[name] = Evaluate((string?)expression ?? "", token);
        }
        return new()
        {
            ["status"] = "ok",
            ["payload"] = page is null ? [] : new JsonArray(page),
            ["user_expressions"] = values,
        };
    }

    private JsonObject Evaluate(string expression, CancellationToken token)
    {
        var label = $"unnumbered cell {++unnumbered}";
        JsonObject? data = null;
        KernelOutput output = new(
            (type, content) => data = type == "execute_result" ? (JsonObject)content["data"]!.DeepClone() : data,
            pump,
            executionCount
        );
        CellError? error;
        try
        {
            error = ShellContext.Run(() => session.RunAsync(new(label, expression), output, token));
        }
        catch (CellStoppedException e)
        {
            error = CellFailure.Stopped(e);
        }
        var reply = error is null
            ? new() { ["data"] = data ?? [], ["metadata"] = new JsonObject() }
            : CellFailure.Describe(error, label);
        reply["status"] = error is null ? "ok" : "error";
        return reply;
    }
}
