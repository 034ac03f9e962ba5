using System.Globalization;
using System.Net;
using System.Text;
using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Display;

/// <summary>
/// A plain table to end a notebook cell with: HTML where the engine shows it, aligned text elsewhere. Everything is escaped, so
/// that model text may stand in it.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Table
{
    private readonly string[] names;
    private readonly Cell[][] rows;
    private readonly int more;
    private readonly string? caption;

    private Table(string[] names, Cell[][] rows, int more, string? caption)
    {
        this.names = names;
        this.rows = rows;
        this.more = more;
        this.caption = caption;
    }

    /// <summary>A table of rows: <c>Table.Of(states, ("State", s => s.Name), ("Adults", s => s.Adults))</c>.</summary>
    /// <exception cref="InputException">No column was given.</exception>
    public static Table Of<TRow>(IEnumerable<TRow> rows, params (string Name, Func<TRow, object?> Value)[] columns) =>
        Of(rows, null, int.MaxValue, [.. columns.Select(c => new Column<TRow>(c.Name, c.Value))]);

    /// <summary>A table whose columns have number formats, with a caption and at most so many rows.</summary>
    /// <param name="rows">The rows, in order.</param>
    /// <param name="caption">What the table shows and where it came from; null for none.</param>
    /// <param name="maxRows">Further rows are counted in a last line, "… n more".</param>
    /// <param name="columns">The columns, from the left.</param>
    /// <exception cref="InputException">No column was given, or no row may be shown.</exception>
    public static Table Of<TRow>(IEnumerable<TRow> rows, string? caption, int maxRows, params Column<TRow>[] columns)
    {
        if (columns.Length == 0 || maxRows < 1)
        {
            throw new InputException("A table needs at least one column and room for at least one row.");
        }
        TRow[] all = [.. rows];
        return new(
            [.. columns.Select(c => c.Name)],
            [.. all.Take(maxRows).Select(row => columns.Select(c => Cell.Of(c.Value(row), c.Format)).ToArray())],
            Math.Max(0, all.Length - maxRows),
            caption
        );
    }

    /// <summary>The table as HTML that needs no style sheet and follows the page's colours.</summary>
    public string ToHtml()
    {
        const string Edge = "padding:3px 10px;border-bottom:1px solid rgba(128,128,128,0.35);text-align:";
        StringBuilder html = new("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">\n");
        if (caption is not null)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<caption style=\"caption-side:top;text-align:left;padding:3px 10px\">{WebUtility.HtmlEncode(caption)}</caption>\n"
            );
        }
        html.Append("<thead><tr>");
        for (var c = 0; c < names.Length; c++)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<th scope=\"col\" style=\"{Edge}{Side(c)}\">{WebUtility.HtmlEncode(names[c])}</th>"
            );
        }
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            for (var c = 0; c < row.Length; c++)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<td style=\"{Edge}{Side(c)}\">{WebUtility.HtmlEncode(row[c].Text)}</td>"
                );
            }
            html.Append("</tr>\n");
        }
        if (more > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td colspan=\"{names.Length}\" style=\"{Edge}left\">{More}</td></tr>\n"
            );
        }
        return html.Append("</tbody>\n</table>\n").ToString();
    }

    /// <summary>The table as text in columns of one width.</summary>
    public override string ToString()
    {
        static string OneLine(string text) => text.ReplaceLineEndings(" ");
        var widths = names
            .Select((name, c) => rows.Select(row => OneLine(row[c].Text).Length).Append(name.Length).Max())
            .ToArray();
        string Line(IEnumerable<string> cells) =>
            string.Join(
                    "  ",
                    cells.Select(
                        (cell, c) =>
                            Side(c) == "right" ? OneLine(cell).PadLeft(widths[c]) : OneLine(cell).PadRight(widths[c])
                    )
                )
                .TrimEnd();
        List<string> lines = caption is null ? [] : [caption];
        lines.Add(Line(names));
        lines.Add(Line(widths.Select(width => new string('-', width))));
        lines.AddRange(rows.Select(row => Line(row.Select(cell => cell.Text))));
        if (more > 0)
        {
            lines.Add(More);
        }
        return string.Join('\n', lines);
    }

    private string More => $"… {NumberFormat.Count.Write(more)} more";

    /// <summary>A column stands at the right when every cell that is there is a number.</summary>
    private string Side(int column) =>
        rows.Any(row => row[column].IsNumber) && rows.All(row => row[column].IsNumber || row[column].Text == "–")
            ? "right"
            : "left";
}
