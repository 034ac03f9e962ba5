using System.Text;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>The Markdown that <see cref="InspectionFinder"/> writes, as plain text for front ends that draw no Markdown.</summary>
public static partial class DocumentationText
{
    private const string Fence = "```";

    /// <summary>Takes the marks away; what stands between fences stays as it is.</summary>
    public static string From(string markdown)
    {
        StringBuilder text = new();
        var code = false;
        foreach (var line in markdown.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith(Fence))
            {
                code = !code;
                continue;
            }
            text.Append(code ? line : Word().Replace(Title().Replace(line, "$1:"), "$1")).Append('\n');
        }
        return text.ToString();
    }

    [GeneratedRegex(@"^\*\*(\w+)\*\*")]
    private static partial Regex Title();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Word();
}
