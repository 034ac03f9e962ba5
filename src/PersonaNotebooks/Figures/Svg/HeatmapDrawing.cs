using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Coloured cells with their values, and hatched cells for what is missing.</summary>
internal static class HeatmapDrawing
{
    public static void Draw(SvgWriter svg, Panel panel, JsonObject trace, ColorBar? colors)
    {
        var (xs, ys) = (Spec.ReadAll(trace["x"]), Spec.ReadAll(trace["y"]));
        var rows = trace["z"]!.AsArray();
        var missing = (bool?)trace["meta"]?["missing"] ?? false;
        var (w, h) = (
            panel.Plot.Width / Math.Abs(panel.X.High - panel.X.Low),
            panel.Plot.Height / Math.Abs(panel.Y.High - panel.Y.Low)
        );
        var gap = Spec.Read(trace["xgap"]);
        var texts = Texts(trace, w - gap - 1, h - gap);
        for (var r = 0; r < ys.Length; r++)
        {
            for (var c = 0; c < xs.Length; c++)
            {
                var z = Spec.Read(rows[r]?[c]);
                if (double.IsNaN(z))
                {
                    continue;
                }
                var (x, y) = (panel.PixelX(xs[c]), panel.PixelY(ys[r]));
                var cell = new Box(x - ((w - gap) / 2), y - ((h - gap) / 2), w - gap, h - gap);
                var color = missing ? "#e9ebee" : colors!.Color(z);
                if (missing)
                {
                    Missing(svg, cell);
                }
                else
                {
                    svg.Rect(cell.Left, cell.Top, cell.Width, cell.Height, color);
                }
                Label(svg, texts[r][c], x, y, missing ? SeriesStyle.Ink : ColorScale.TextOn(color));
            }
        }
    }

    /// <summary>Grey with slanted lines, drawn one by one because a pattern would need an id.</summary>
    public static void Missing(SvgWriter svg, Box cell)
    {
        svg.Rect(cell.Left, cell.Top, cell.Width, cell.Height, "#e9ebee");
        for (var at = 6.0; at < cell.Width + cell.Height; at += 7)
        {
            var (x1, y1) = at <= cell.Width ? (at, 0) : (cell.Width, at - cell.Width);
            var (x2, y2) = at <= cell.Height ? (0, at) : (at - cell.Height, cell.Height);
            svg.Line(cell.Left + x1, cell.Top + y1, cell.Left + x2, cell.Top + y2, "#c9ced4");
        }
    }

    /// <summary>The lines of each cell; only the first line (or none) of all cells where the whole does not fit in every cell.</summary>
    private static string[][][] Texts(JsonObject trace, double width, double height)
    {
        var texts = (trace["text"] as JsonArray ?? [])
            .Select(row => row!.AsArray().Select(cell => PlotlyText.Lines((string?)cell)).ToArray())
            .ToArray();
        bool Fits(string line) => TextMeasure.Width(line, Frame.TextSize) <= width;
        var most = texts.SelectMany(row => row).Max(lines => (int?)lines.Length) ?? 0;
        while (
            most > 0 && (most * 13 > height || !texts.SelectMany(row => row).All(lines => lines.Take(most).All(Fits)))
        )
        {
            most--;
        }
        return [.. texts.Select(row => row.Select(lines => lines.Take(most).ToArray()).ToArray())];
    }

    private static void Label(SvgWriter svg, string[] lines, double x, double y, string color)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var baseline = y + 4 + ((i - ((lines.Length - 1) / 2.0)) * 13);
            svg.Text(x, baseline, lines[i], Frame.TextSize, color, "middle", bold: lines.Length > 1 && i == 0);
        }
    }
}
