using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Answers what must not wait for a cell that runs.</summary>
/// <param name="executor">Runs the cells.</param>
/// <param name="end">Ends the kernel.</param>
public sealed class ControlRequests(CellExecutor executor, Action end)
{
    /// <summary>Answers a request; null for a message that needs no answer.</summary>
    /// <exception cref="InputException">It is not known.</exception>
    public KernelReply? Answer(KernelMessage request)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelReply.To(request, KernelInfo.Reply());
            case "interrupt_request":
                executor.Interrupt();
                return KernelReply.To(request, new() { ["status"] = "ok" });
            case "shutdown_request":
                return Shutdown(request, end);
            case "debug_request":
                return KernelReply.To(request, RefuseDebugging(request));
            default:
                throw new InputException($"'{request.Type}' is not known on the control channel");
        }
    }

    /// <summary>Agrees to end; older front ends ask for it on the shell channel.</summary>
    public static KernelReply Shutdown(KernelMessage request, Action end) =>
        KernelReply.To(request, new() { ["status"] = "ok", ["restart"] = request.Flag("restart", false) }, end);

    // In the words of the Debug Adapter Protocol, which these requests are written in.
    private static JsonObject RefuseDebugging(KernelMessage request) =>
        new()
        {
            ["type"] = "response",
            ["request_seq"] = request.Number("seq", 0),
            ["seq"] = 1,
            ["success"] = false,
            ["command"] = request.Text("command"),
            ["message"] = "This kernel has no debugger.",
        };
}
