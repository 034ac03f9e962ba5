using System.Text.Json.Nodes;
using PersonaNotebooks.Figures.Svg;

namespace PersonaNotebooks.Figures;

/// <summary>Gives Plotly's axes the places, ranges and tick labels that the SVG has.</summary>
internal static class PlotlyAxis
{
    public static void Arrange(JsonObject layout, Panel panel, Svg.Box area)
    {
        var plot = panel.Plot;
        var x = Common(layout, $"xaxis{panel.Suffix}", panel.X);
        x["anchor"] = $"y{panel.Suffix}";
        x["domain"] = Domain((plot.Left - area.Left) / area.Width, (plot.Right - area.Left) / area.Width);
        if (panel.X.Named)
        {
            x["tickangle"] = panel.X.Angle;
        }
        else
        {
            Spacing(x, panel.X);
        }
        var y = Common(layout, $"yaxis{panel.Suffix}", panel.Y);
        y["anchor"] = $"x{panel.Suffix}";
        if (!panel.Y.Named)
        {
            Spacing(y, panel.Y);
        }
        if (panel.Y.Low < 0 && panel.Traces.Any(t => (string?)t["type"] == "bar"))
        {
            (y["zeroline"], y["zerolinecolor"], y["zerolinewidth"]) = (true, SeriesStyle.Grey, 1);
        }
        y["domain"] = Domain((area.Bottom - plot.Bottom) / area.Height, (area.Bottom - plot.Top) / area.Height);
    }

    /// <summary>Lets Plotly choose ticks as we do, and again after each zoom.</summary>
    private static void Spacing(JsonObject spec, Axis axis)
    {
        if (axis.Log)
        {
            spec["tickvals"] = Spec.Numbers(axis.Ticks.Select(t => Math.Pow(10, t.Value)));
            (spec["separatethousands"], spec["minexponent"]) = (true, 6);
            return;
        }
        (spec["nticks"], spec["separatethousands"], spec["minexponent"]) = (
            axis.MostTicks,
            Math.Max(Math.Abs(axis.Low), Math.Abs(axis.High)) >= 1e4,
            6
        );
        if (axis.Format is { IsPower: true })
        {
            (spec["exponentformat"], spec["minexponent"]) = ("power", 3);
        }
    }

    private static JsonArray Domain(double from, double to) => [Spec.Number(from), Spec.Number(to)];

    private static JsonObject Common(JsonObject layout, string name, Axis axis)
    {
        if (layout[name] is not JsonObject spec)
        {
            layout[name] = spec = [];
        }
        spec["range"] = new JsonArray(Spec.Number(axis.Low, "G15"), Spec.Number(axis.High, "G15"));
        spec["zeroline"] = false;
        if (!axis.Visible)
        {
            return spec;
        }
        (spec["showgrid"], spec["gridcolor"]) = (axis.Grid, SeriesStyle.Grid);
        (spec["showline"], spec["linecolor"], spec["automargin"]) = (true, SeriesStyle.Grey, false);
        (spec["ticks"], spec["ticklen"], spec["tickcolor"]) = ("outside", 5, SeriesStyle.Card);
        if (axis.Named)
        {
            spec["ticktext"] = new JsonArray([.. axis.Ticks.Select(t => (JsonNode)PlotlyText.Join(t.Lines))]);
        }
        else if (spec["tickformat"] is not null && axis.Format is { } format)
        {
            spec["tickformat"] = format.Pattern;
        }
        if (spec["title"] is JsonObject title)
        {
            title["standoff"] = name[0] == 'x' ? 6 : 8;
            title["text"] = PlotlyText.Join(axis.TitleLines);
            title["font"] = new JsonObject { ["size"] = Frame.SubtitleSize };
        }
        return spec;
    }
}
