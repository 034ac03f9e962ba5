using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>
    /// Several figures side by side, each under its own title, all with the same ranges of axes and colours so that they can be
    /// compared. Series of one name look the same everywhere and stand in the legend once.
    /// </summary>
    /// <param name="columns">How many side by side, 1 to 4.</param>
    /// <param name="figures">The panels, row by row: a short title and a figure each.</param>
    /// <exception cref="InputException">No figure, a number of columns that does not fit, or a figure that has panels itself.</exception>
    public static Figure SmallMultiples(int columns, params (string Title, Figure Figure)[] figures)
    {
        if (figures.Length == 0 || columns is < 1 or > 4 || figures.Any(f => f.Figure.layout["grid"] is not null))
        {
            throw new InputException(
                $"Small multiples take 1 to 4 columns and at least one figure, none with panels of its own, but got {columns} columns and {figures.Length} figures."
            );
        }
        JsonArray data = [];
        JsonObject layout = new()
        {
            ["meta"] = figures[0].Figure.layout["meta"]?.DeepClone(),
            ["grid"] = new JsonObject
            {
                ["rows"] = (figures.Length + columns - 1) / columns,
                ["columns"] = columns,
                ["pattern"] = "independent",
            },
            ["annotations"] = new JsonArray(),
            ["shapes"] = new JsonArray(),
        };
        Dictionary<string, int> styles = [];
        for (var i = 0; i < figures.Length; i++)
        {
            var suffix = i == 0 ? "" : $"{i + 1}";
            AddTraces(data, figures[i].Figure, suffix, styles);
            AddLayout(layout, figures[i].Figure.layout, suffix);
            layout["annotations"]!.AsArray().Add((JsonNode)PanelTitle(figures[i].Title, suffix));
        }
        ShareColors(layout, [.. figures.Select(f => f.Figure.layout["coloraxis"]).OfType<JsonObject>()]);
        return new(data, layout);
    }

    private static void AddTraces(JsonArray data, Figure figure, string suffix, Dictionary<string, int> styles)
    {
        foreach (var trace in figure.data.Select(t => (JsonObject)t!.DeepClone()))
        {
            (trace["xaxis"], trace["yaxis"]) = ($"x{suffix}", $"y{suffix}");
            if (SeriesOf(trace) >= 0 && (string?)trace["name"] is { } name && (string?)trace["type"] != "box")
            {
                if (!styles.TryGetValue(name, out var style))
                {
                    styles[name] = style = styles.Count;
                }
                SeriesStyle.Apply(trace, style);
            }
            var listed = data.Any(t => (bool?)t!["showlegend"] == true && (string?)t["name"] == (string?)trace["name"]);
            trace["showlegend"] = (bool?)trace["showlegend"] == true && !listed;
            data.Add((JsonNode)trace);
        }
    }

    private static void AddLayout(JsonObject layout, JsonObject from, string suffix)
    {
        foreach (var kind in (string[])["xaxis", "yaxis"])
        {
            var axis = (JsonObject)(from[kind]?.DeepClone() ?? new JsonObject());
            if (axis["ticktext"] is null && axis["visible"] is null)
            {
                axis["matches"] = kind[..1];
            }
            layout[kind + suffix] = axis;
        }
        foreach (var shape in (from["shapes"] as JsonArray ?? []).Select(s => (JsonObject)s!.DeepClone()))
        {
            foreach (var side in (string[])["xref", "yref"])
            {
                shape[side] = (string)shape[side]! is var reference ? reference[..1] + suffix + reference[1..] : null;
            }
            layout["shapes"]!.AsArray().Add((JsonNode)shape);
        }
    }

    private static JsonObject PanelTitle(string title, string suffix) =>
        new()
        {
            ["name"] = "panel-title",
            ["text"] = PlotlyText.Escape(title),
            ["xref"] = $"x{suffix} domain",
            ["yref"] = $"y{suffix} domain",
            ["x"] = 0,
            ["y"] = 1,
            ["xanchor"] = "left",
            ["yanchor"] = "bottom",
            ["align"] = "left",
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 13, ["color"] = SeriesStyle.Ink },
        };

    private static void ShareColors(JsonObject layout, JsonObject[] axes)
    {
        if (axes.Length == 0)
        {
            return;
        }
        if (axes.Any(a => a["colorscale"]!.ToJsonString() != axes[0]["colorscale"]!.ToJsonString()))
        {
            throw new InputException("Panels of one figure must use one colour scale; give all of them the same.");
        }
        var shared = (JsonObject)axes[0].DeepClone();
        shared["cmin"] = Spec.Number(axes.Min(a => Spec.Read(a["cmin"])));
        shared["cmax"] = Spec.Number(axes.Max(a => Spec.Read(a["cmax"])));
        layout["coloraxis"] = shared;
    }
}
