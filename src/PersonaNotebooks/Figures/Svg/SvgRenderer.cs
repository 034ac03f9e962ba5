using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Draws the part of Plotly's JSON that our builders use.</summary>
internal static class SvgRenderer
{
    public static string Render(JsonArray data, JsonObject layout)
    {
        foreach (var trace in data)
        {
            if ((string?)trace!["type"] is not ("scatter" or "bar" or "heatmap" or "box"))
            {
                throw new InputException(
                    $"The SVG renderer cannot draw a trace of type '{(string?)trace["type"] ?? "(none)"}'; it draws scatter, bar, heatmap and box."
                );
            }
        }
        if (layout["meta"]?["kind"] is null)
        {
            throw new InputException(
                "The SVG renderer draws figures that the methods of Figure made; this Plotly JSON comes from elsewhere (its layout has no meta.kind)."
            );
        }
        var frame = Frame.Of(data, layout);
        var (w, h) = (SvgWriter.N(Frame.Width), SvgWriter.N(frame.Height));
        var title = PlotlyText.Xml(
            PlotlyText.Plain((string?)layout["title"]?["text"]) is { Length: > 0 } t ? t : "Figure"
        );
        var svg = new SvgWriter()
            .Raw(
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" aria-label=\"{title}\" font-family=\"{SvgWriter.Font}\" style=\"max-width:100%;height:auto\">"
            )
            .Raw($"<title>{title}</title>")
            .Raw($"<desc>{PlotlyText.Xml(FigureDescription.Of(data, layout))}</desc>");
        svg.Rect(0.5, 0.5, Frame.Width - 1, frame.Height - 1, SeriesStyle.Card, " rx=\"6\" stroke=\"#d0d7de\"");
        Header(svg, frame);
        foreach (var panel in frame.Panels)
        {
            AxisDrawing.Draw(svg, panel);
            svg.Clip(panel.Plot);
            foreach (var trace in panel.Traces)
            {
                Trace(svg, panel, trace, frame.ColorBar);
            }
            svg.EndClip();
            AxisDrawing.Reference(svg, panel, layout);
        }
        return svg.Raw("</svg>").ToString();
    }

    private static void Header(SvgWriter svg, Frame frame)
    {
        var y = Frame.Pad;
        foreach (var line in frame.Title)
        {
            svg.Text(Frame.Pad, (y += 22) - 6, line, Frame.TitleSize, SeriesStyle.Ink, bold: true);
        }
        foreach (var line in frame.Subtitle)
        {
            svg.Text(Frame.Pad, (y += 18) - 4, line, Frame.SubtitleSize, SeriesStyle.Grey);
        }
        LegendDrawing.Draw(svg, frame);
        y = frame.CaptionTop;
        foreach (var line in frame.Caption)
        {
            svg.Text(Frame.Pad, (y += Frame.LineHeight) - 3, line, Frame.TextSize, SeriesStyle.Grey);
        }
    }

    private static void Trace(SvgWriter svg, Panel panel, JsonObject trace, ColorBar? colors)
    {
        switch ((string?)trace["type"])
        {
            case "bar":
                BarDrawing.Draw(svg, panel, trace);
                break;
            case "heatmap":
                HeatmapDrawing.Draw(svg, panel, trace, colors);
                break;
            case "box":
                BoxDrawing.Draw(svg, panel, trace);
                break;
            default:
                ScatterDrawing.Draw(svg, panel, trace);
                break;
        }
    }
}
