using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>
/// Where everything goes: header, legend, colour bar, panels and caption, in pixels, from measured text. Both renderers use it:
/// the SVG draws it, the Plotly layout takes its margins, domains and tick labels from it.
/// </summary>
internal sealed class Frame
{
    public const double Width = 760;
    public const double Pad = 16;
    public const double TextSize = 12;
    public const double LineHeight = 15;
    public const double TitleLine = 16;
    public const double TitleSize = 17;
    public const double SubtitleSize = 13;
    private const double Inner = Width - (2 * Pad);
    private const double Gap = 22;

    private Frame(
        Panel[] panels,
        string[] title,
        string[] subtitle,
        string[] caption,
        Legend legend,
        ColorBar? colorBar
    )
    {
        Panels = panels;
        Title = title;
        Subtitle = subtitle;
        Caption = caption;
        Legend = legend;
        ColorBar = colorBar;
    }

    public Panel[] Panels { get; }

    public string[] Title { get; }

    public string[] Subtitle { get; }

    public string[] Caption { get; }

    public Legend Legend { get; }

    public ColorBar? ColorBar { get; }

    public double LegendTop { get; private set; }

    public double ColorBarTop { get; private set; }

    public double PanelsTop { get; private set; }

    public double CaptionTop { get; private set; }

    public double Height { get; private set; }

    public static Frame Of(JsonArray data, JsonObject layout)
    {
        var caption = layout["annotations"]?.AsArray().FirstOrDefault(a => (string?)a!["name"] == "caption");
        string[] Wrapped(JsonNode? text, double size, bool bold = false) =>
            TextMeasure.Wrap(PlotlyText.Plain((string?)text), Inner, size, bold);
        var frame = new Frame(
            Panel.All(data, layout),
            Wrapped(layout["title"]?["text"], TitleSize, bold: true),
            Wrapped(layout["title"]?["subtitle"]?["text"], SubtitleSize),
            Wrapped(caption?["text"], TextSize),
            Legend.Of(data, Inner),
            ColorBar.Of(layout)
        );
        frame.Place(layout);
        return frame;
    }

    private void Place(JsonObject layout)
    {
        var y = Pad + (Title.Length * 22) + (Subtitle.Length * 18) + (Title.Length + Subtitle.Length > 0 ? 8 : 0);
        LegendTop = y;
        y += Legend.Height > 0 ? Legend.Height + 6 : 0;
        ColorBarTop = y;
        y += ColorBar is null ? 0 : ColorBar.Height + 10;
        PanelsTop = y;
        var columns = (int?)layout["grid"]?["columns"] ?? 1;
        var width = (Inner - (Gap * (columns - 1))) / columns;
        foreach (var (row, r) in Panels.Chunk(columns).Select((row, r) => (row, r)))
        {
            y = PlaceRow(row, r == 0 ? y : y + 16, width, layout);
        }
        CaptionTop = y + 10;
        Height = Math.Ceiling(CaptionTop + (Caption.Length * LineHeight) + (Caption.Length > 0 ? 8 : 0));
    }

    /// <summary>Places one row of panels and returns where it ends.</summary>
    private static double PlaceRow(Panel[] row, double top, double width, JsonObject layout)
    {
        var gutters = row.Select(panel => PanelSize.Gutter(panel, width)).ToArray();
        var gutter = gutters.Max();
        var heights = row.Select(panel => PanelSize.PlotHeight(panel, width - gutter, layout)).ToArray();
        foreach (var panel in row)
        {
            panel.X.WrapTitle(width - gutter);
            panel.TitleLines = TextMeasure.Wrap(panel.Title, width - gutter, SubtitleSize, bold: true);
        }
        var titleHeight = row.Max(panel => panel.TitleLines.Length) * 17;
        titleHeight += titleHeight > 0 ? 6 : 0;
        var right = row.Max(panel => PanelSize.RightMargin(panel));
        var bottom = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            var left = Pad + (i * (width + Gap)) + gutter;
            row[i].Plot = new(left, top + titleHeight + 4, width - gutter - right, heights.Max());
            bottom = Math.Max(bottom, PanelSize.Below(row[i]));
        }
        return row[0].Plot.Bottom + bottom;
    }
}
