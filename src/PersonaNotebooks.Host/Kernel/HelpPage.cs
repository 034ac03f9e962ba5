using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PersonaNotebooks.Host.Scripting;
using PersonaNotebooks.Host.Scripting.Help;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>A cell that is a name and a question mark, as in <c>Console.WriteLine?</c>, opens its documentation in the pager.</summary>
public static partial class HelpPage
{
    /// <summary>The payload that opens the pager; null for a cell that is to be run.</summary>
    public static JsonObject? Find(string code, NotebookSession session)
    {
        if (Question().Match(code) is not { Success: true } match)
        {
            return null;
        }
        var name = match.Groups[1].Value;
        var text = session.Inspect(name, name.Length, detailed: true) ?? $"Nothing is known of '{name}'.\n";
        return new()
        {
            ["source"] = "page",
            ["data"] = new JsonObject { ["text/markdown"] = text, ["text/plain"] = DocumentationText.From(text) },
            ["start"] = 0,
        };
    }

    [GeneratedRegex(@"^\s*([\w.]+)\s*\?\s*$")]
    private static partial Regex Question();
}
