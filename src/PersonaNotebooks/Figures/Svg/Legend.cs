using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>The names of series in rows above the panels, wrapped to the figure's width.</summary>
internal sealed record Legend(IReadOnlyList<(JsonObject Trace, string Name, double X, double Y)> Items, double Height)
{
    public const double Swatch = 30;
    private const double RowHeight = 20;

    public static Legend Of(JsonArray data, double width)
    {
        List<(JsonObject, string, double, double)> items = [];
        var (x, row) = (0.0, 0);
        foreach (var trace in data.Select(t => t!.AsObject()).Where(t => (bool?)t["showlegend"] ?? false))
        {
            var name = TextMeasure.Cut(PlotlyText.Plain((string?)trace["name"]), width - Swatch - 8, Frame.TextSize);
            var itemWidth = Swatch + 6 + TextMeasure.Width(name, Frame.TextSize) + 18;
            if (x > 0 && x + itemWidth - 18 > width)
            {
                (x, row) = (0, row + 1);
            }
            items.Add((trace, name, x, row * RowHeight));
            x += itemWidth;
        }
        return new(items, items.Count == 0 ? 0 : (row + 1) * RowHeight);
    }
}
