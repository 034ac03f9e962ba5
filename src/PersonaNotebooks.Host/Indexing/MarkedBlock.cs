using System.Text.RegularExpressions;

namespace PersonaNotebooks.Host.Indexing;

/// <summary>
/// Text between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c> that a command writes anew each time, in the middle of text that
/// people write.
/// </summary>
public static partial class MarkedBlock
{
    /// <summary>Whether the text holds the block.</summary>
    public static bool Exists(string text, string name) => Pattern(name).IsMatch(text);

    /// <summary>Puts new content into the block, which must exist, with the line ends of the text around it.</summary>
    public static string Replace(string text, string name, string content) =>
        Pattern(name)
            .Replace(text, _ => Write(name, content).ReplaceLineEndings(text.Contains("\r\n") ? "\r\n" : "\n"), 1);

    /// <summary>The block with its marks. Blank lines part the marks from the content, or Markdown would take both for HTML.</summary>
    public static string Write(string name, string content) => $"<!-- {name} -->\n\n{content}\n\n<!-- /{name} -->";

    /// <summary>The text without any marked block.</summary>
    public static string Remove(string text) => Any().Replace(text, "");

    private static Regex Pattern(string name) =>
        new($"<!-- {Regex.Escape(name)} -->.*?<!-- /{Regex.Escape(name)} -->", RegexOptions.Singleline);

    [GeneratedRegex("<!-- (index|links) -->.*?<!-- /\\1 -->", RegexOptions.Singleline)]
    private static partial Regex Any();
}
