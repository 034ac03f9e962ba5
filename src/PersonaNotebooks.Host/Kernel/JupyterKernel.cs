using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Packages;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// A Jupyter kernel (messaging protocol 5.4) over one C# session. Cells run on the thread that calls <see cref="Run"/>; requests of
/// the control socket are answered beside it, so that a cell that runs can be stopped.
/// </summary>
public sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(2);

    private readonly KernelChannels channels;
    private readonly CellExecutor executor;
    private readonly ShellRequests shell;
    private readonly ControlRequests control;
    private readonly KernelLog log;
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Binds the sockets and starts an empty session.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="folder">Where relative paths in cells start.</param>
    /// <param name="packages">Fetches NuGet packages.</param>
    /// <param name="log">Told of what is wrong.</param>
    /// <exception cref="InputException">An address is not of this machine alone, or is in use.</exception>
    public JupyterKernel(ConnectionFile connection, string folder, PackageRestorer packages, KernelLog log)
    {
        this.log = log;
        channels = new(connection, log);
        executor = new(channels, folder, packages);
        shell = new(channels, executor, End);
        control = new(executor, End);
    }

    /// <summary>Stops the cell that runs, if any; from any thread.</summary>
    public void Interrupt() => executor.Interrupt();

    /// <summary>Ends the kernel; from any thread.</summary>
    public void End() => ended.TrySetResult(true);

    /// <summary>Serves front ends until one asks for the end. A cell that still runs then is left behind.</summary>
    public void Run()
    {
        channels.Start();
        channels.Publish("status", null, new() { ["execution_state"] = "starting" });
        Start("kernel control", () => Serve(channels.Control, channels.ReplyOnControl, control.Answer));
        Start("kernel shell", ServeShell);
        ended.Task.GetAwaiter().GetResult();
        channels.Flush(FlushPatience);
    }

    /// <summary>Closes the sockets, and with them the files of IPC; cells that still run are left alone.</summary>
    public void Close() => channels.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        channels.Dispose();
        executor.Dispose();
    }

    private static void Start(string name, Action action) =>
        new Thread(action.Invoke) { IsBackground = true, Name = name }.UnsafeStart();

    private void Serve(
        BlockingCollection<KernelMessage> requests,
        Action<KernelMessage, string, JsonObject> reply,
        Func<KernelMessage, KernelReply?> answer
    )
    {
        foreach (var request in requests.GetConsumingEnumerable())
        {
            Serve(request, reply, answer);
        }
    }

    // A front end may stop a cell as soon as it is told that the kernel is busy with it.
    private void ServeShell()
    {
        foreach (var request in channels.Shell.GetConsumingEnumerable())
        {
            using var begun = executor.Begin();
            Serve(request, channels.ReplyOnShell, shell.Answer);
        }
    }

    private void Serve(
        KernelMessage request,
        Action<KernelMessage, string, JsonObject> reply,
        Func<KernelMessage, KernelReply?> answer
    )
    {
        channels.Publish("status", request, new() { ["execution_state"] = "busy" });
        var content = Answer(request, answer);
        if (content is not null)
        {
            reply(request, content.Type, content.Content);
        }
        channels.Publish("status", request, new() { ["execution_state"] = "idle" });
        content?.Then?.Invoke();
    }

    private KernelReply? Answer(KernelMessage request, Func<KernelMessage, KernelReply?> answer)
    {
        try
        {
            return answer(request);
        }
        catch (Exception e)
        {
            // A request that is wrong, or a mistake of ours, fails alone; the kernel lives on.
            log.Write($"{request.Type} failed: {(e is InputException ? e.Message : e)}");
            return KernelReply.Failure(request, e);
        }
    }
}
