using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>The answer to a request.</summary>
/// <param name="Type">Its type, for example <c>execute_reply</c>.</param>
/// <param name="Content">What it says.</param>
/// <param name="Then">What is to be done once it is sent.</param>
public sealed record KernelReply(string Type, JsonObject Content, Action? Then = null)
{
    /// <summary>Answers <c>x_request</c> with <c>x_reply</c>.</summary>
    public static KernelReply To(KernelMessage request, JsonObject content, Action? then = null) =>
        new(request.Type.Replace("_request", "_reply"), content, then);

    /// <summary>Says that a request could not be answered; null for a message that is no request.</summary>
    public static KernelReply? Failure(KernelMessage request, Exception error) =>
        request.Type.EndsWith("_request")
            ? To(
                request,
                new()
                {
                    ["status"] = "error",
                    ["ename"] = error.GetType().Name,
                    ["evalue"] = error.Message,
                    ["traceback"] = new JsonArray(),
                }
            )
            : null;
}
