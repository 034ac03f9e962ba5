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

    /// <summary>A request begins: from now until the result is disposed, <see cref="Interrupt"/> stops what it runs.</summary>
    public IDisposable Begin()
    {
        CancellationTokenSource stop = new();
        lock (alone)
        {
            running = stop;
        }
        return new Ending(this, stop);
    }

    /// <summary>Runs the cell of an <c>execute_request</c>, between <see cref="Begin"/> and its end.</summary>
    /// <returns>The content of the reply.</returns>
    public JsonObject Run(KernelMessage request)
    {
        var code = request.Text("code");
        var silent = request.Flag("silent", false);
        var stored = !silent && request.Flag("store_history", true) && !string.IsNullOrWhiteSpace(code);
        var number = stored ? ++executionCount : executionCount;
        var label = stored ? $"cell [{number}]" : $"unnumbered cell {++unnumbered}";
        var token = running!.Token;
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
            number,
            () => channels.WaitForRoom(token)
        );
        var page = HelpPage.Find(code, session);
        var error = page is null ? RunCell(request, new(label, code), output, token) : null;
        // What the cell put out comes before the error that ended it, and before the reply.
        output.Flush();
        var reply = error is null ? Succeeded(request, page, token) : Failed(request, error, label, silent);
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

    private CellError? RunCell(KernelMessage request, CellSource cell, KernelOutput output, CancellationToken token)
    {
        input.Begin(request, token);
        try
        {
            return Execute(cell, output, token);
        }
        finally
        {
            input.End();
        }
    }

    private CellError? Execute(CellSource cell, KernelOutput output, CancellationToken token)
    {
        try
        {
            var error = ShellContext.Run(() => session.RunAsync(cell, output, token));
            return error ?? shared.Restore(cell);
        }
        catch (CellStoppedException e)
        {
            shared.Restore(cell);
            return CellFailure.Stopped(e);
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
        var error = Execute(new(label, expression), output, token);
        var reply = error is null
            ? new() { ["data"] = data ?? [], ["metadata"] = new JsonObject() }
            : CellFailure.Describe(error, label);
        reply["status"] = error is null ? "ok" : "error";
        return reply;
    }

    private void End(CancellationTokenSource stop)
    {
        lock (alone)
        {
            running = null;
        }
        stop.Dispose();
    }

    private sealed class Ending(CellExecutor executor, CancellationTokenSource stop) : IDisposable
    {
        public void Dispose() => executor.End(stop);
    }
}
