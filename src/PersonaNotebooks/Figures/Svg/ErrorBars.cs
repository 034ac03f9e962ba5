using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Intervals drawn as lines with caps; a missing end draws nothing.</summary>
internal static class ErrorBars
{
    private const double Cap = 4;

    public static void Draw(SvgWriter svg, Panel panel, JsonObject trace, double shift = 0)
    {
        var (xs, ys) = (Spec.ReadAll(trace["x"]), Spec.ReadAll(trace["y"]));
        for (var i = 0; i < xs.Length && i < ys.Length; i++)
        {
            if (Ends(trace["error_y"], i, ys[i]) is var (low, high))
            {
                var (x, y1, y2) = (panel.PixelX(xs[i] + shift), panel.PixelY(low), panel.PixelY(high));
                Bar(svg, Color(trace["error_y"]!), (x, y1), (x, y2), (Cap, 0));
            }
            if (Ends(trace["error_x"], i, xs[i]) is var (left, right))
            {
                var (y, x1, x2) = (panel.PixelY(ys[i]), panel.PixelX(left), panel.PixelX(right));
                Bar(svg, Color(trace["error_x"]!), (x1, y), (x2, y), (0, Cap));
            }
        }
    }

    private static string Color(JsonNode error) => (string?)error["color"] ?? SeriesStyle.Ink;

    private static (double Low, double High)? Ends(JsonNode? error, int i, double value)
    {
        var (up, down) = (Spec.Read(error?["array"]?[i]), Spec.Read(error?["arrayminus"]?[i]));
        return double.IsFinite(value + up + down) ? (value - down, value + up) : null;
    }

    private static void Bar(
        SvgWriter svg,
        string color,
        (double X, double Y) a,
        (double X, double Y) b,
        (double X, double Y) cap
    )
    {
        if (!double.IsFinite(a.X + a.Y + b.X + b.Y))
        {
            return;
        }
        svg.Line(a.X, a.Y, b.X, b.Y, color, 1.5);
        svg.Line(a.X - cap.X, a.Y - cap.Y, a.X + cap.X, a.Y + cap.Y, color, 1.5);
        svg.Line(b.X - cap.X, b.Y - cap.Y, b.X + cap.X, b.Y + cap.Y, color, 1.5);
    }
}
