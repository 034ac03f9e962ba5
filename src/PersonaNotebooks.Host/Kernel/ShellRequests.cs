using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Answers the requests that wait for each other. Used by one thread.</summary>
/// <param name="channels">Where requests come from; tells how many wait when a cell fails.</param>
/// <param name="executor">Runs the cells.</param>
/// <param name="end">Ends the kernel.</param>
public sealed class ShellRequests(KernelChannels channels, CellExecutor executor, Action end)
{
    private int aborting;

    /// <summary>Answers a request; null for a message that needs no answer.</summary>
    /// <exception cref="InputException">It is not known, or malformed.</exception>
    public KernelReply? Answer(KernelMessage request)
    {
        var aborted = aborting > 0;
        aborting -= aborted ? 1 : 0;
        switch (request.Type)
        {
            case "execute_request":
                return KernelReply.To(request, aborted ? new() { ["status"] = "aborted" } : Execute(request));
            case "kernel_info_request":
                return KernelReply.To(request, KernelInfo.Reply());
            case "complete_request":
                return KernelReply.To(request, CodeHelp.Complete(request, executor.Session));
            case "inspect_request":
                return KernelReply.To(request, CodeHelp.Inspect(request, executor.Session));
            case "is_complete_request":
                return KernelReply.To(request, CodeHelp.IsComplete(request));
            case "history_request":
                return KernelReply.To(request, executor.History.Reply(request));
            case "comm_info_request":
                return KernelReply.To(request, new() { ["status"] = "ok", ["comms"] = new JsonObject() });
            case "comm_open":
                // Nobody here answers comms; the other side is told so at once.
                var id = request.Text("comm_id");
                channels.Publish("comm_close", request, new() { ["comm_id"] = id, ["data"] = new JsonObject() });
                return null;
            case "comm_msg" or "comm_close":
                return null;
            case "shutdown_request":
                return ControlRequests.Shutdown(request, end);
            default:
                throw new InputException($"'{request.Type}' is not known on the shell channel");
        }
    }

    // "Run all" sends all cells at once: those that wait behind one that failed must not run.
    private JsonObject Execute(KernelMessage request)
    {
        var reply = executor.Run(request);
        if ((string?)reply["status"] == "error" && request.Flag("stop_on_error", true))
        {
            aborting = channels.Shell.Count;
        }
        return reply;
    }
}
