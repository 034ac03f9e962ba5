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
        Start(
            "kernel control",
            () => Serve(channels.Control.GetConsumingEnumerable(), channels.ReplyOnControl, control.Answer)
        );
        Start(
            "kernel shell",
            () => Serve(channels.Shell.GetConsumingEnumerable(), channels.ReplyOnShell, shell.Answer)
        );
        ended.Task.GetAwaiter().GetResult();
        channels.Flush(FlushPatience);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        channels.Dispose();
        executor.Dispose();
    }

    private static void Start(string name, Action action) =>
        new Thread(action.Invoke) { IsBackground = true, Name = name }.UnsafeStart();

    private void Serve(
        IEnumerable<KernelMessage> requests,
        Action<KernelMessage, string, JsonObject> reply,
        Func<KernelMessage, KernelReply?> answer
    )
    {
        foreach (var request in requests)
        {
            channels.Publish("status", request, new() { ["execution_state"] = "busy" });
            if (Answer(request, answer) is { } content)
            {
                reply(request, content.Type, content.Content);
                channels.Publish("status", request, new() { ["execution_state"] = "idle" });
                content.Then?.Invoke();
            }
            else
            {
                channels.Publish("status", request, new() { ["execution_state"] = "idle" });
            }
        }
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
