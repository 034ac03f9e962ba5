using System.Text;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Formatting;

/// <summary>A small table of values, shown as plain HTML with aligned text beside it.</summary>
/// <param name="Names">The columns.</param>
/// <param name="Rows">The rows that are shown, each as long as <paramref name="Names"/>.</param>
/// <param name="More">How many rows are left out; null when there are more but nobody knows how many.</param>
public sealed record ValueTable(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<object?>> Rows, int? More)
{
    /// <summary>How many rows are shown.</summary>
    public const int MostRows = 20;

    /// <summary>Both forms.</summary>
    public MimeBundle ToBundle() => MimeBundle.From([("text/html", ToHtml()), ("text/plain", ToText())]);

    private string? Rest => More is 0 ? null : $"… {(More is { } n ? $"{n} more" : "more")}";

    private string ToHtml()
    {
        StringBuilder html = new("<table>\n<thead><tr>");
        foreach (var name in Names)
        {
            html.Append("<th>").Append(Escape(name)).Append("</th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            foreach (var value in row)
            {
                html.Append(IsNumber(value) ? "<td style=\"text-align:right\">" : "<td style=\"text-align:left\">");
                html.Append(Escape(PlainText.Write(value))).Append("</td>");
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>");
        return Rest is null ? html.ToString() : html.Append($"\n<p>{Rest}</p>").ToString();
    }

    private string ToText()
    {
        List<string[]> lines =
        [
            [.. Names],
            .. Rows.Select(row => row.Select(value => PlainText.Write(value).ReplaceLineEndings(" ")).ToArray()),
        ];
        int[] widths = [.. Names.Select((_, column) => lines.Max(line => line[column].Length))];
        bool[] right =
        [
            .. Names.Select(
                (_, column) => Rows.Count > 0 && Rows.All(row => row[column] is null || IsNumber(row[column]))
            ),
        ];
        var text = lines.Select(line =>
            string.Join("  ", line.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i])))
                .TrimEnd()
        );
        return string.Join('\n', Rest is null ? text : text.Append(Rest));
    }

    // WebUtility would turn every accented letter into a number; these five are what HTML needs.
    private static string Escape(string text) =>
        text.Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;")
            .Replace("\"", "&quot;")
            .Replace("'", "&#39;");

    private static bool IsNumber(object? value) =>
        value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;
}
