using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>The legend of series and the colour bar.</summary>
internal static class LegendDrawing
{
    public static void Draw(SvgWriter svg, Frame frame)
    {
        foreach (var (trace, name, dx, dy) in frame.Legend.Items)
        {
            var (x, y) = (Frame.Pad + dx, frame.LegendTop + dy + 10);
            Swatch(svg, trace, x, y);
            svg.Text(x + Legend.Swatch + 6, y + 4, name, Frame.TextSize, SeriesStyle.Ink);
        }
        if (frame.ColorBar is { } bar)
        {
            Bar(svg, bar, frame.ColorBarTop);
        }
    }

    private static void Swatch(SvgWriter svg, JsonObject trace, double x, double y)
    {
        if ((string?)trace["type"] is "bar" or "box")
        {
            svg.Rect(x + 8, y - 6, 14, 12, (string)trace["marker"]!["color"]!);
            return;
        }
        if ((string?)trace["type"] == "heatmap")
        {
            HeatmapDrawing.Missing(svg, new(x + 8, y - 7, 14, 14));
            return;
        }
        var mode = (string?)trace["mode"] ?? "lines";
        if (trace["fill"] is not null)
        {
            svg.Raw(
                $"<rect x=\"{SvgWriter.N(x)}\" y=\"{SvgWriter.N(y - 6)}\" width=\"30\" height=\"12\" {SvgWriter.Fill((string)trace["fillcolor"]!)}/>"
            );
        }
        if (mode.Contains("lines") && trace["line"] is JsonObject line && Spec.Read(line["width"]) > 0)
        {
            svg.Line(x, y, x + 30, y, (string)line["color"]!, Spec.Read(line["width"]), (string?)line["dash"] ?? "");
        }
        if (mode.Contains("markers") && trace["marker"] is JsonObject marker)
        {
            Marker.Draw(svg, (string?)marker["symbol"] ?? "circle", x + 15, y, 8, (string)marker["color"]!);
        }
    }

    private static void Bar(SvgWriter svg, ColorBar bar, double top)
    {
        if (bar.Title.Length > 0)
        {
            svg.Text(Frame.Pad, top + 12, bar.Title, Frame.TextSize, SeriesStyle.Ink);
            top += 18;
        }
        const int Steps = 52;
        for (var i = 0; i < Steps; i++)
        {
            var color = ColorScale.At(bar.Scale, (i + 0.5) / Steps);
            // Half a pixel of overlap hides the seams that anti-aliasing would show.
            var overlap = i == Steps - 1 ? 0 : 0.5;
            svg.Rect(
                Frame.Pad + (i * ColorBar.Length / Steps),
                top,
                (ColorBar.Length / Steps) + overlap,
                ColorBar.Thickness,
                color
            );
        }
        foreach (var tick in bar.Ticks)
        {
            var x = Frame.Pad + ((tick.Value - bar.Low) / (bar.High - bar.Low) * ColorBar.Length);
            svg.Line(x, top + ColorBar.Thickness, x, top + ColorBar.Thickness + 4, SeriesStyle.Grey);
            var inside = Math.Max(x, Frame.Pad + (TextMeasure.Width(tick.Lines[0], Frame.TextSize) / 2));
            svg.Text(inside, top + ColorBar.Thickness + 16, tick.Lines[0], Frame.TextSize, SeriesStyle.Ink, "middle");
        }
    }
}
