using System.Text;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Lines, filled shapes, markers and their error bars.</summary>
internal static class ScatterDrawing
{
    public static void Draw(SvgWriter svg, Panel panel, JsonObject trace)
    {
        var points = Spec.ReadAll(trace["x"])
            .Zip(Spec.ReadAll(trace["y"]), (x, y) => (X: panel.PixelX(x), Y: panel.PixelY(y)))
            .ToArray();
        var mode = (string?)trace["mode"] ?? "lines";
        var line = trace["line"] as JsonObject;
        var width = mode.Contains("lines") && line?["width"] is { } w ? Spec.Read(w) : 0;
        var fill = (string?)trace["fill"] == "toself" ? (string)trace["fillcolor"]! : "none";
        if (fill != "none" || width > 0)
        {
            var closed = fill != "none";
            svg.Path(
                Path(points, closed),
                fill,
                (string?)line?["color"] ?? "none",
                width,
                (string?)line?["dash"] ?? ""
            );
        }
        ErrorBars.Draw(svg, panel, trace);
        if (mode.Contains("markers") && trace["marker"] is JsonObject marker)
        {
            foreach (var (x, y) in points.Where(Whole))
            {
                var edge = (string?)marker["line"]?["color"] ?? SeriesStyle.Card;
                Marker.Draw(
                    svg,
                    (string?)marker["symbol"] ?? "circle",
                    x,
                    y,
                    Spec.Read(marker["size"]),
                    (string)marker["color"]!,
                    edge
                );
            }
        }
    }

    private static bool Whole((double X, double Y) p) => double.IsFinite(p.X) && double.IsFinite(p.Y);

    /// <summary>A missing point ends the stroke; the next one starts another.</summary>
    private static string Path((double X, double Y)[] points, bool closed)
    {
        StringBuilder path = new();
        var pen = 'M';
        foreach (var p in points)
        {
            if (!Whole(p))
            {
                pen = 'M';
                continue;
            }
            path.Append(pen).Append(SvgWriter.N(p.X)).Append(' ').Append(SvgWriter.N(p.Y));
            pen = 'L';
        }
        return path.Append(closed ? "Z" : "").ToString();
    }
}
