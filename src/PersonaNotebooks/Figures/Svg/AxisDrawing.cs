using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Grid, ticks, axis titles, panel titles and reference lines.</summary>
internal static class AxisDrawing
{
    public static void Draw(SvgWriter svg, Panel panel)
    {
        var plot = panel.Plot;
        for (var i = 0; i < panel.TitleLines.Length; i++)
        {
            var y = plot.Top - 6 - ((panel.TitleLines.Length - 1 - i) * 17);
            svg.Text(plot.Left, y, panel.TitleLines[i], Frame.SubtitleSize, SeriesStyle.Ink, bold: true);
        }
        if (panel.X.Visible)
        {
            Horizontal(svg, panel);
        }
        if (panel.Y.Visible)
        {
            Vertical(svg, panel);
        }
    }

    public static void Reference(SvgWriter svg, Panel panel, JsonObject layout)
    {
        foreach (var shape in layout["shapes"] as JsonArray ?? [])
        {
            var (plot, label) = (panel.Plot, PlotlyText.Plain((string?)shape!["label"]?["text"]));
            if ((string?)shape["yref"] == "y" + panel.Suffix)
            {
                var y = panel.PixelY(Spec.Read(shape["y0"]));
                svg.Line(plot.Left, y, plot.Right, y, SeriesStyle.Grey, 1.3, "dash");
                Label(svg, plot.Right - 4, y - 5 < plot.Top + 10 ? y + 14 : y - 5, label);
            }
            else if ((string?)shape["xref"] == "x" + panel.Suffix)
            {
                var x = panel.PixelX(Spec.Read(shape["x0"]));
                svg.Line(x, plot.Top, x, plot.Bottom, SeriesStyle.Grey, 1.3, "dash");
                var right = x + 6 + TextMeasure.Width(label, Frame.TextSize) <= plot.Right;
                Label(svg, right ? x + 6 : x - 6, plot.Top + 12, label, right ? "start" : "end");
            }
        }
    }

    private static void Label(SvgWriter svg, double x, double y, string label, string anchor = "end")
    {
        if (label.Length == 0)
        {
            return;
        }
        svg.Text(x, y, label, Frame.TextSize, SeriesStyle.Grey, anchor, halo: true);
    }

    private static void Horizontal(SvgWriter svg, Panel panel)
    {
        var (plot, x) = (panel.Plot, panel.X);
        foreach (var tick in x.Ticks)
        {
            var at = x.At01(tick.Value, plot.Left, plot.Right);
            if (x.Grid)
            {
                svg.Line(at, plot.Top, at, plot.Bottom, SeriesStyle.Grid);
            }
            if (x.Angle == 0)
            {
                for (var i = 0; i < tick.Lines.Length; i++)
                {
                    var baseline = plot.Bottom + 17 + (i * Frame.LineHeight);
                    svg.Text(at, baseline, tick.Lines[i], Frame.TextSize, SeriesStyle.Ink, "middle");
                }
            }
            else
            {
                var (dx, dy) = x.Angle == -90 ? (4, 8) : (4, 14);
                svg.Text(
                    at + dx,
                    plot.Bottom + dy,
                    tick.Lines[0],
                    Frame.TextSize,
                    SeriesStyle.Ink,
                    "end",
                    rotate: x.Angle
                );
            }
        }
        svg.Line(plot.Left, plot.Bottom, plot.Right, plot.Bottom, SeriesStyle.Grey);
        var first = plot.Bottom + PanelSize.Below(panel) - 6 - ((x.TitleLines.Length - 1) * Frame.TitleLine);
        for (var i = 0; i < x.TitleLines.Length; i++)
        {
            var (middle, baseline) = (plot.Left + (plot.Width / 2), first + (i * Frame.TitleLine));
            svg.Text(middle, baseline, x.TitleLines[i], Frame.SubtitleSize, SeriesStyle.Ink, "middle");
        }
    }

    private static void Vertical(SvgWriter svg, Panel panel)
    {
        var (plot, y) = (panel.Plot, panel.Y);
        foreach (var tick in y.Ticks)
        {
            var at = y.At01(tick.Value, plot.Bottom, plot.Top);
            if (y.Grid)
            {
                svg.Line(plot.Left, at, plot.Right, at, SeriesStyle.Grid);
            }
            var first = at + 4 - ((tick.Lines.Length - 1) * Frame.LineHeight / 2);
            for (var i = 0; i < tick.Lines.Length; i++)
            {
                svg.Text(
                    plot.Left - 8,
                    first + (i * Frame.LineHeight),
                    tick.Lines[i],
                    Frame.TextSize,
                    SeriesStyle.Ink,
                    "end"
                );
            }
        }
        svg.Line(plot.Left, plot.Top, plot.Left, plot.Bottom, SeriesStyle.Grey);
        for (var i = 0; i < y.TitleLines.Length; i++)
        {
            var x = plot.Left - y.TickWidth - 18 - ((y.TitleLines.Length - 1 - i) * Frame.TitleLine);
            var middle = plot.Top + (plot.Height / 2);
            svg.Text(x, middle, y.TitleLines[i], Frame.SubtitleSize, SeriesStyle.Ink, "middle", rotate: -90);
        }
    }
}
