using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Boxes from quartiles that are already computed, with whiskers to the fences.</summary>
internal static class BoxDrawing
{
    public static void Draw(SvgWriter svg, Panel panel, JsonObject trace)
    {
        var (x, half) = (Spec.Read(trace["x"]![0]), Spec.Read(trace["width"]) / 2);
        double Y(string name) => panel.PixelY(Spec.Read(trace[name]![0]));
        var (color, fill) = ((string)trace["line"]!["color"]!, (string)trace["fillcolor"]!);
        var (left, middle, right) = (panel.PixelX(x - half), panel.PixelX(x), panel.PixelX(x + half));
        foreach (
            var (fence, end) in (ReadOnlySpan<(double, double)>)[(Y("lowerfence"), Y("q1")), (Y("upperfence"), Y("q3"))]
        )
        {
            svg.Line(middle, fence, middle, end, color, 1.6);
            svg.Line((left + middle) / 2, fence, (right + middle) / 2, fence, color, 1.6);
        }
        var top = Y("q3");
        svg.Raw(
            $"<rect x=\"{SvgWriter.N(left)}\" y=\"{SvgWriter.N(top)}\" width=\"{SvgWriter.N(right - left)}\" height=\"{SvgWriter.N(Y("q1") - top)}\" {SvgWriter.Fill(fill)} stroke=\"{color}\" stroke-width=\"1.6\"/>"
        );
        svg.Line(left, Y("median"), right, Y("median"), color, 2.6);
    }
}
