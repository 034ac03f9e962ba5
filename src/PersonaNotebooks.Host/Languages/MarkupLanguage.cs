using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Languages;

/// <summary>The languages that are shown, not run here: Markdown, HTML, JavaScript and Mermaid.</summary>
public static class MarkupLanguage
{
    /// <summary>
    /// The output of such a part. A Mermaid diagram is given as Markdown with a <c>mermaid</c> fence: JupyterLab 4.1 and VS Code
    /// draw that without a script from elsewhere, and a viewer that cannot draw it still shows its readable source.
    /// </summary>
    public static MimeBundle Render(CellPart part) =>
        part.Language switch
        {
            "markdown" => MimeBundle.From([("text/markdown", part.Code)]),
            "html" => MimeBundle.From([("text/html", part.Code)]),
            "javascript" => MimeBundle.From([("application/javascript", part.Code)]),
            "mermaid" => MimeBundle.From([
                ("text/markdown", $"```mermaid\n{part.Code.TrimEnd('\n')}\n```"),
                ("text/plain", part.Code),
            ]),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part.Language, "is not a markup language"),
        };
}
