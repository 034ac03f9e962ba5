using System.Text.Json.Nodes;
using PersonaNotebooks.Figures.Svg;

namespace PersonaNotebooks.Figures;

/// <summary>Fills in sizes, margins and positions of a Plotly layout from the frame that the SVG is drawn in, so that both look alike.</summary>
internal static class PlotlyLayout
{
    public static JsonObject Arrange(JsonArray data, JsonObject spec, Frame frame)
    {
        var layout = (JsonObject)spec.DeepClone();
        var area = Area(frame);
        layout["width"] = Frame.Width;
        layout["height"] = frame.Height;
        layout["margin"] = new JsonObject
        {
            ["l"] = Spec.Number(area.Left),
            ["r"] = Spec.Number(Frame.Width - area.Right),
            ["t"] = Spec.Number(area.Top),
            ["b"] = Spec.Number(frame.Height - area.Bottom),
        };
        layout["font"] = new JsonObject
        {
            ["family"] = SvgWriter.Font,
            ["size"] = Frame.TextSize,
            ["color"] = SeriesStyle.Ink,
        };
        (layout["paper_bgcolor"], layout["plot_bgcolor"]) = (SeriesStyle.Card, SeriesStyle.Card);
        layout["hovermode"] = "closest";
        Title(layout, frame);
        Legend(layout, frame);
        foreach (var panel in frame.Panels)
        {
            PlotlyAxis.Arrange(layout, panel, area);
        }
        Annotations(layout, frame, area);
        return layout;
    }

    /// <summary>The smallest rectangle that holds every panel's plot: what Plotly calls paper.</summary>
    private static Svg.Box Area(Frame frame)
    {
        var (left, top) = (frame.Panels.Min(p => p.Plot.Left), frame.Panels.Min(p => p.Plot.Top));
        return new(left, top, frame.Panels.Max(p => p.Plot.Right) - left, frame.Panels.Max(p => p.Plot.Bottom) - top);
    }

    private static void Title(JsonObject layout, Frame frame)
    {
        if (layout["title"] is not JsonObject title)
        {
            return;
        }
        title["text"] = $"<b>{PlotlyText.Join(frame.Title)}</b>";
        title["font"] = new JsonObject { ["size"] = Frame.TitleSize };
        (title["xref"], title["x"], title["xanchor"]) = ("container", Spec.Number(Frame.Pad / Frame.Width), "left");
        (title["yref"], title["y"], title["yanchor"]) = (
            "container",
            Spec.Number(1 - ((Frame.Pad + 16) / frame.Height)),
            "bottom"
        );
        if (title["subtitle"] is JsonObject subtitle)
        {
            subtitle["text"] = PlotlyText.Join(frame.Subtitle);
            subtitle["font"] = new JsonObject { ["size"] = Frame.SubtitleSize, ["color"] = SeriesStyle.Grey };
        }
    }

    private static void Legend(JsonObject layout, Frame frame)
    {
        JsonObject At(double top) =>
            new()
            {
                ["orientation"] = "h",
                ["xref"] = "container",
                ["x"] = Spec.Number(Frame.Pad / Frame.Width),
                ["xanchor"] = "left",
                ["yref"] = "container",
                ["y"] = Spec.Number(1 - (top / frame.Height)),
                ["yanchor"] = "top",
            };
        layout["showlegend"] = frame.Legend.Items.Count > 0;
        if (frame.Legend.Items.Count > 0)
        {
            layout["legend"] = At(frame.LegendTop);
            (layout["legend"]!["traceorder"], layout["legend"]!["itemsizing"]) = ("normal", "constant");
        }
        if (frame.ColorBar is { } bar && layout["coloraxis"] is JsonObject axis)
        {
            var placed = At(frame.ColorBarTop);
            var bottom = frame.ColorBarTop + bar.Height;
            (placed["yanchor"], placed["y"]) = ("bottom", Spec.Number(1 - (bottom / frame.Height)));
            (placed["thickness"], placed["outlinewidth"]) = (ColorBar.Thickness, 0);
            (placed["xpad"], placed["ypad"]) = (0, 0);
            (placed["lenmode"], placed["len"]) = ("pixels", ColorBar.Length);
            placed["tickformat"] = bar.Format.Pattern;
            placed["tickvals"] = Spec.Numbers(bar.Ticks.Select(t => t.Value));
            axis["colorbar"] = placed;
        }
    }

    private static void Annotations(JsonObject layout, Frame frame, Svg.Box area)
    {
        if (frame.ColorBar is { Title.Length: > 0 } bar)
        {
            // Plotly's own title would lie over a level bar.
            Figure.Annotate(layout, "colors", new() { ["text"] = PlotlyText.Escape(bar.Title) });
        }
        foreach (var annotation in (layout["annotations"] as JsonArray ?? []).Select(a => a!.AsObject()))
        {
            switch ((string?)annotation["name"])
            {
                case "caption":
                    annotation["text"] = PlotlyText.Join(frame.Caption);
                    Place(annotation, frame.CaptionTop, area, SeriesStyle.Grey);
                    break;
                case "colors":
                    Place(annotation, frame.ColorBarTop, area, SeriesStyle.Ink);
                    break;
                case "panel-title":
                    var panel = frame.Panels.First(p => (string?)annotation["xref"] == $"x{p.Suffix} domain");
                    annotation["text"] = $"<b>{PlotlyText.Join(panel.TitleLines)}</b>";
                    break;
            }
        }
    }

    /// <summary>Puts text at the figure's left edge, in Plotly's units of the plotting area.</summary>
    private static void Place(JsonObject annotation, double top, Svg.Box area, string color)
    {
        (annotation["xref"], annotation["x"]) = ("paper", Spec.Number((Frame.Pad - area.Left) / area.Width));
        (annotation["yref"], annotation["y"]) = ("paper", Spec.Number((area.Bottom - top) / area.Height));
        (annotation["xanchor"], annotation["yanchor"], annotation["align"]) = ("left", "top", "left");
        (annotation["borderpad"], annotation["showarrow"]) = (0, false);
        annotation["font"] = new JsonObject { ["size"] = Frame.TextSize, ["color"] = color };
    }
}
