using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>One pair of axes with what is drawn on it.</summary>
internal sealed class Panel(string suffix, JsonObject[] traces, Axis x, Axis y, string title)
{
    /// <summary>Empty for the first panel, then "2", "3"…, as in Plotly's axis names.</summary>
    public string Suffix { get; } = suffix;

    public JsonObject[] Traces { get; } = traces;

    public Axis X { get; } = x;

    public Axis Y { get; } = y;

    public string Title { get; } = title;

    public string[] TitleLines { get; set; } = [];

    /// <summary>The rectangle that data are drawn in.</summary>
    public Box Plot { get; set; }

    public double PixelX(double value) => X.At(value, Plot.Left, Plot.Right);

    public double PixelY(double value) => Y.At(value, Plot.Bottom, Plot.Top);

    public static Panel[] All(JsonArray data, JsonObject layout)
    {
        var suffixes = layout
            .Select(part => part.Key)
            .Where(key => key.StartsWith("xaxis", StringComparison.Ordinal))
            .Select(key => key[5..])
            .OrderBy(s => s.Length == 0 ? 1 : int.Parse(s, System.Globalization.CultureInfo.InvariantCulture))
            .DefaultIfEmpty("");
        Panel[] panels = [.. suffixes.Select(suffix => Of(suffix, data, layout))];
        foreach (
            var axes in (Axis[][])
                [
                    [.. panels.Select(p => p.X)],
                    [.. panels.Select(p => p.Y)],
                ]
        )
        {
            if (axes.Any(a => a.Shared))
            {
                Axis.Unify([.. axes.Where(a => !a.RangeGiven)]);
            }
        }
        return panels;
    }

    private static Panel Of(string suffix, JsonArray data, JsonObject layout)
    {
        bool Mine(JsonNode? trace) => ((string?)trace!["xaxis"] ?? "x") == "x" + suffix;
        JsonObject[] traces = [.. data.Where(Mine).Select(trace => trace!.AsObject())];
        var title = layout["annotations"]
            ?.AsArray()
            .FirstOrDefault(a => (string?)a!["name"] == "panel-title" && (string?)a["xref"] == $"x{suffix} domain");
        return new(
            suffix,
            traces,
            Axis.Of(
                layout[$"xaxis{suffix}"] as JsonObject ?? [],
                traces.SelectMany(DataExtent.X).Concat(Marked(layout, "x" + suffix)),
                false
            ),
            Axis.Of(
                layout[$"yaxis{suffix}"] as JsonObject ?? [],
                traces.SelectMany(DataExtent.Y).Concat(Marked(layout, "y" + suffix)),
                traces.Any(t => (string?)t["type"] == "bar")
            ),
            PlotlyText.Plain((string?)title?["text"])
        );
    }

    /// <summary>The places of reference lines, which must lie inside the range.</summary>
    private static IEnumerable<double> Marked(JsonObject layout, string axis) =>
        layout["shapes"] is not JsonArray shapes
            ? []
            : shapes.Where(s => (string?)s![axis[..1] + "ref"] == axis).Select(s => Spec.Read(s![axis[..1] + "0"]));
}
