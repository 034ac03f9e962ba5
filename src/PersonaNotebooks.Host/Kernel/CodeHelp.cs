using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Answers questions about code that is being written.</summary>
public static class CodeHelp
{
    /// <summary>Answers a <c>complete_request</c>.</summary>
    public static JsonObject Complete(KernelMessage request, NotebookSession session) => [];

    /// <summary>Answers an <c>inspect_request</c>.</summary>
    public static JsonObject Inspect(KernelMessage request, NotebookSession session) => [];

    /// <summary>Answers an <c>is_complete_request</c>.</summary>
    public static JsonObject IsComplete(KernelMessage request) =>
        new() { ["status"] = CSharpSession.IsComplete(request.Text("code")) ? "complete" : "incomplete" };
}
