using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Scripting;
using PersonaNotebooks.Host.Scripting.Help;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// Answers questions about code that is being written. The protocol counts positions in code points, C# in UTF-16 units.
/// </summary>
public static class CodeHelp
{
    /// <summary>Answers a <c>complete_request</c>.</summary>
    public static JsonObject Complete(KernelMessage request, NotebookSession session)
    {
        var code = request.Text("code");
        var cursor = Cursor(request, code);
        var found = session.Complete(code, cursor);
        var (start, end) = (CodePoints(code, found.Start), CodePoints(code, cursor));
        return new()
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Items.Select(item => item.Name)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // The name under which JupyterLab and VS Code look for kinds and signatures.
                ["_jupyter_types_experimental"] = new JsonArray([
                    .. found.Items.Select(item => new JsonObject
                    {
                        ["start"] = start,
                        ["end"] = end,
                        ["text"] = item.Name,
                        ["type"] = item.Kind,
                        ["signature"] = item.Signature,
                    }),
                ]),
            },
        };
    }

    /// <summary>Answers an <c>inspect_request</c>.</summary>
    public static JsonObject Inspect(KernelMessage request, NotebookSession session)
    {
        var code = request.Text("code");
        var text = session.Inspect(code, Cursor(request, code), request.Number("detail_level", 0) > 0);
        return new()
        {
            ["status"] = "ok",
            ["found"] = text is not null,
            ["data"] = text is null
                ? []
                : new JsonObject { ["text/markdown"] = text, ["text/plain"] = DocumentationText.From(text) },
            ["metadata"] = new JsonObject(),
        };
    }

    /// <summary>Answers an <c>is_complete_request</c>.</summary>
    public static JsonObject IsComplete(KernelMessage request)
    {
        var status = NotebookSession.Completeness(request.Text("code"));
        JsonObject reply = new() { ["status"] = status.ToString().ToLowerInvariant() };
        if (status == Completeness.Incomplete)
        {
            reply["indent"] = "    ";
        }
        return reply;
    }

    private static int Cursor(KernelMessage request, string code)
    {
        var points = request.Number("cursor_pos", int.MaxValue);
        var at = 0;
        while (points-- > 0 && at < code.Length)
        {
            at += char.IsSurrogatePair(code, at) ? 2 : 1;
        }
        return at;
    }

    private static int CodePoints(string code, int end) => code.AsSpan(0, end).ToString().EnumerateRunes().Count();
}
