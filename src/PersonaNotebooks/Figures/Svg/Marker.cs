using static PersonaNotebooks.Figures.Svg.SvgWriter;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>The marker shapes of our palette.</summary>
internal static class Marker
{
    public static void Draw(
        SvgWriter svg,
        string symbol,
        double x,
        double y,
        double size,
        string color,
        string edge = SeriesStyle.Card
    )
    {
        var r = size / 2;
        var more = $"{Fill(color)} stroke=\"{edge}\" stroke-width=\"0.8\"";
        if (symbol == "circle")
        {
            svg.Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(r)}\" {more}/>");
            return;
        }
        (double X, double Y)[] points = symbol switch
        {
            "square" => [(-1, -1), (1, -1), (1, 1), (-1, 1)],
            "diamond" => [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
            "triangle-up" => [(0, -1.15), (1.15, 0.85), (-1.15, 0.85)],
            "triangle-down" => [(0, 1.15), (1.15, -0.85), (-1.15, -0.85)],
            "cross" => Cross,
            "x" => [.. Cross.Select(p => ((p.X - p.Y) * 0.707, (p.X + p.Y) * 0.707))],
            "star" => Star,
            _ => throw new InputException($"The SVG renderer has no marker '{symbol}'."),
        };
        var path = string.Join(" ", points.Select(p => $"{N(x + (p.X * r))},{N(y + (p.Y * r))}"));
        svg.Raw($"<polygon points=\"{path}\" {more}/>");
    }

    private static readonly (double X, double Y)[] Cross =
    [
        (-0.4, -1.2),
        (0.4, -1.2),
        (0.4, -0.4),
        (1.2, -0.4),
        (1.2, 0.4),
        (0.4, 0.4),
        (0.4, 1.2),
        (-0.4, 1.2),
        (-0.4, 0.4),
        (-1.2, 0.4),
        (-1.2, -0.4),
        (-0.4, -0.4),
    ];

    private static readonly (double X, double Y)[] Star =
    [
        .. Enumerable
            .Range(0, 10)
            .Select(i => (i % 2 == 0 ? 1.35 : 0.55, (i * Math.PI / 5) - (Math.PI / 2)))
            .Select(p => (p.Item1 * Math.Cos(p.Item2), p.Item1 * Math.Sin(p.Item2))),
    ];
}
