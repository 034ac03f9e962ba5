using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Upright bars from zero.</summary>
internal static class BarDrawing
{
    public static void Draw(SvgWriter svg, Panel panel, JsonObject trace)
    {
        var (xs, ys) = (Spec.ReadAll(trace["x"]), Spec.ReadAll(trace["y"]));
        var (offset, width) = (Spec.Read(trace["offset"]), Spec.Read(trace["width"]));
        var color = (string)trace["marker"]!["color"]!;
        var edge = (string?)trace["marker"]!["line"]?["color"] is { } stroke ? $" stroke=\"{stroke}\"" : "";
        var zero = panel.Y.Log ? panel.Plot.Bottom : panel.PixelY(0);
        for (var i = 0; i < xs.Length && i < ys.Length; i++)
        {
            var (left, right, y) = (
                panel.PixelX(xs[i] + offset),
                panel.PixelX(xs[i] + offset + width),
                panel.PixelY(ys[i])
            );
            if (double.IsFinite(y + left + right))
            {
                svg.Rect(left, Math.Min(y, zero), right - left, Math.Abs(zero - y), color, edge);
            }
        }
        ErrorBars.Draw(svg, panel, trace, offset + (width / 2));
        if (!panel.Y.Log && panel.Y.Low < 0)
        {
            svg.Line(panel.Plot.Left, zero, panel.Plot.Right, zero, SeriesStyle.Grey);
        }
    }
}
