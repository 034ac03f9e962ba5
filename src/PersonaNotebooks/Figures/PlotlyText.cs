using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Figures;

/// <summary>
/// Plain text to and from Plotly's text, which reads a little HTML (<c>&lt;br&gt;</c>, <c>&lt;b&gt;</c>, entities) and, where
/// MathJax is present, takes dollar signs for formulas.
/// </summary>
internal static partial class PlotlyText
{
    public static string Escape(string plain) =>
        WellFormed(plain)
            .Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace("$", "&#36;")
            .Replace("\r\n", "<br>")
            .Replace("\n", "<br>");

    public static string Plain(string? plotly) => string.Join(' ', Lines(plotly));

    public static string[] Lines(string? plotly) =>
        string.IsNullOrEmpty(plotly)
            ? []
            : [.. Break().Split(plotly).Select(line => WebUtility.HtmlDecode(Tag().Replace(line, "")))];

    public static string Join(IEnumerable<string> lines) => string.Join("<br>", lines.Select(Escape));

    /// <summary>Text for XML content and attributes.</summary>
    public static string Xml(string plain) =>
        WellFormed(plain).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>Half surrogates and control characters, which XML forbids, become U+FFFD.</summary>
    private static string WellFormed(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var forbidden =
                (rune.Value < 0x20 && rune.Value is not ('\n' or '\r' or '\t')) || rune.Value is 0xFFFE or 0xFFFF;
            result.Append(forbidden ? "\uFFFD" : rune.ToString());
        }
        return result.ToString();
    }

    [GeneratedRegex("<br ?/?>")]
    private static partial Regex Break();

    [GeneratedRegex("</?(b|i|sub|sup|span)( [^>]*)?>")]
    private static partial Regex Tag();
}
