using System.Text.Json.Nodes;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>A line through points; a missing y (NaN) leaves a gap. Join several with <see cref="With"/>.</summary>
    /// <param name="x">Places along the horizontal axis, in drawing order.</param>
    /// <param name="y">As many values.</param>
    /// <param name="name">The name in the legend; a single unnamed line has no legend.</param>
    /// <exception cref="InputException">Nothing to draw, or lists of different lengths.</exception>
    public static Figure Line(IEnumerable<double> x, IEnumerable<double> y, string? name = null)
    {
        double[] xs = [.. x],
            ys = [.. y];
        Spec.SameLength(nameof(Line), ("x", xs.Length), ("y", ys.Length));
        return Start("Line chart", [LineTrace(nameof(Line), xs, ys, name)]);
    }

    /// <summary>A line with the band of its intervals; where an estimate has no interval the band has a gap.</summary>
    /// <inheritdoc cref="Line(IEnumerable{double}, IEnumerable{double}, string)"/>
    public static Figure Line(IEnumerable<double> x, IEnumerable<Estimate> y, string? name = null)
    {
        double[] xs = [.. x];
        Estimate[] ys = [.. y];
        Spec.SameLength(nameof(Line), ("x", xs.Length), ("y", ys.Length));
        var line = LineTrace(nameof(Line), xs, ys.Select(e => e.Value), name);
        var bands = BandTraces(xs, [.. ys.Select(e => e.Low)], [.. ys.Select(e => e.High)], name, inLegend: false);
        return Start("Line chart with bands", [.. bands, line]);
    }

    /// <summary>A shaded band between two curves; missing ends leave a gap.</summary>
    /// <exception cref="InputException">Nothing to draw, or lists of different lengths.</exception>
    public static Figure Band(
        IEnumerable<double> x,
        IEnumerable<double> low,
        IEnumerable<double> high,
        string? name = null
    )
    {
        double[] xs = [.. x],
            lows = [.. low],
            highs = [.. high];
        Spec.SameLength(nameof(Band), ("x", xs.Length), ("low", lows.Length), ("high", highs.Length));
        var bands = BandTraces(xs, lows, highs, name, inLegend: name is not null);
        return bands.Count == 0 ? throw Spec.Empty(nameof(Band)) : Start("Band", [.. bands]);
    }

    private static JsonObject LineTrace(string builder, double[] x, IEnumerable<double> y, string? name)
    {
        var ys = Spec.Numbers(y);
        if (!ys.Zip(x).Any(p => p.First is not null && double.IsFinite(p.Second)))
        {
            throw Spec.Empty(builder);
        }
        return Named(
            new()
            {
                ["type"] = "scatter",
                ["mode"] = x.Length <= 40 ? "lines+markers" : "lines",
                ["x"] = Spec.Numbers(x),
                ["y"] = ys,
                ["line"] = new JsonObject { ["width"] = 2.2, ["dash"] = "solid" },
                ["marker"] = new JsonObject
                {
                    ["size"] = 7,
                    ["symbol"] = "circle",
                    ["line"] = SeriesStyle.Edge(),
                },
            },
            name
        );
    }

    /// <summary>One closed polygon for each stretch without gaps: forth along the high ends, back along the low ones.</summary>
    private static List<JsonObject> BandTraces(double[] x, double[] low, double[] high, string? name, bool inLegend)
    {
        List<JsonObject> traces = [];
        bool Whole(int i) => double.IsFinite(x[i]) && double.IsFinite(low[i]) && double.IsFinite(high[i]);
        for (var start = 0; start < x.Length; start++)
        {
            if (!Whole(start))
            {
                continue;
            }
            var end = start;
            while (end + 1 < x.Length && Whole(end + 1))
            {
                end++;
            }
            var forth = Enumerable.Range(start, end - start + 1).ToArray();
            var back = forth.Reverse();
            var trace = Named(
                new()
                {
                    ["type"] = "scatter",
                    ["mode"] = "lines",
                    ["x"] = Spec.Numbers([.. forth.Select(i => x[i]), .. back.Select(i => x[i])]),
                    ["y"] = Spec.Numbers([.. forth.Select(i => high[i]), .. back.Select(i => low[i])]),
                    ["fill"] = "toself",
                    ["fillcolor"] = "",
                    ["line"] = new JsonObject { ["width"] = 0 },
                    ["hoverinfo"] = "skip",
                },
                name
            );
            trace["showlegend"] = inLegend && traces.Count == 0;
            traces.Add(trace);
            start = end;
        }
        return traces;
    }

    private static JsonObject Named(JsonObject trace, string? name)
    {
        if (name is not null)
        {
            trace["name"] = PlotlyText.Escape(name);
            trace["legendgroup"] = PlotlyText.Escape(name);
        }
        trace["showlegend"] = name is not null;
        return trace;
    }

    /// <summary>A figure of one series.</summary>
    private static Figure Start(
        string kind,
        IEnumerable<JsonObject> traces,
        JsonObject? xaxis = null,
        JsonObject? yaxis = null
    ) =>
        new(
            [.. traces.Select(trace => (JsonNode)(trace["meta"] is null ? SeriesStyle.Apply(trace, 0) : trace))],
            new()
            {
                ["meta"] = Spec.Meta(kind),
                ["xaxis"] = xaxis ?? [],
                ["yaxis"] = yaxis ?? [],
            }
        );
}
