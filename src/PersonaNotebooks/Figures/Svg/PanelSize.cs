using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>How much room a panel's axes need, and how high its plot is.</summary>
internal static class PanelSize
{
    private const double Turned = 40 * Math.PI / 180;
    private const double LongestTurned = 150;

    /// <summary>Room left of the plot for tick labels and the axis title; chooses both axes' ticks.</summary>
    public static double Gutter(Panel panel, double width)
    {
        panel.Y.ChooseTicks(width > 400 ? 7 : 5);
        if (!panel.Y.Visible)
        {
            ChooseX(panel, width);
            return 0;
        }
        if (panel.Y.Named)
        {
            panel.Y.WrapTicks(label => TextMeasure.Wrap(label, Math.Min(220, width * 0.42), Frame.TextSize));
        }
        // The least height that PlotHeight can give; the real one is not known before the gutter is.
        panel.Y.WrapTitle(panel.Y.Named ? Math.Max(70, panel.Y.Ticks.Length * 24) : Math.Clamp(width * 0.4, 170, 330));
        var gutter = panel.Y.TickWidth + 10 + panel.Y.TitleRoom;
        return Math.Max(gutter, ChooseX(panel, width - gutter - RightMargin(panel)));
    }

    /// <summary>Half of the last tick's label may stick out on the right.</summary>
    public static double RightMargin(Panel panel) =>
        panel.X.Visible && !panel.X.Named && panel.X.Ticks.Length > 0
            ? Math.Max(6, TextMeasure.Width(panel.X.Ticks[^1].Lines[0], Frame.TextSize) / 2)
        : panel.X.Visible ? 6
        : 0;

    public static double PlotHeight(Panel panel, double plotWidth, JsonObject layout)
    {
        if ((bool?)layout["meta"]?["squares"] == true)
        {
            var cell = plotWidth / Math.Abs(panel.X.High - panel.X.Low);
            return cell * Math.Abs(panel.Y.High - panel.Y.Low);
        }
        if (panel.Y.Named)
        {
            var rowHeight = Math.Max((double?)layout["meta"]?["rowHeight"] ?? 24, panel.Y.TickHeight + 8);
            return Math.Max(70, panel.Y.Ticks.Length * rowHeight);
        }
        return Math.Clamp(plotWidth * 0.62, 170, 330);
    }

    /// <summary>Room below the plot for tick labels and the axis title.</summary>
    public static double Below(Panel panel)
    {
        if (!panel.X.Visible)
        {
            return 4;
        }
        var labels = panel.X.Angle switch
        {
            0 => panel.X.TickHeight,
            -90 => panel.X.TickWidth + 4,
            _ => (panel.X.TickWidth * Math.Sin(Turned)) + 16,
        };
        return labels + 8 + panel.X.TitleRoom;
    }

    /// <summary>
    /// Chooses the horizontal ticks: numbers as many as fit; names level and wrapped, else slanted, else upright. Returns how far
    /// the first label reaches to the left of the plot.
    /// </summary>
    private static double ChooseX(Panel panel, double plotWidth)
    {
        var x = panel.X;
        x.Angle = 0;
        for (var most = 10; most >= 1; most--)
        {
            x.ChooseTicks(most);
            if (x.Named || x.Ticks.Length < 2 || x.Ticks.Length * (x.TickWidth + 14) <= plotWidth)
            {
                break;
            }
        }
        if (!x.Named || x.Ticks.Length == 0)
        {
            return x.Ticks.Length == 0 ? 0 : TextMeasure.Width(x.Ticks[0].Lines[0], Frame.TextSize) / 2;
        }
        var slot = plotWidth / Math.Abs(x.High - x.Low);
        var words = x.Ticks.SelectMany(t => t.Lines[0].Split(' ')).Max(w => TextMeasure.Width(w, Frame.TextSize));
        var wrapped = x.Ticks.Max(t => TextMeasure.Wrap(t.Lines[0], slot - 6, Frame.TextSize).Length);
        if (words <= slot - 6 && wrapped <= 3)
        {
            x.WrapTicks(label => TextMeasure.Wrap(label, slot - 6, Frame.TextSize));
            return 0;
        }
        x.Angle = slot >= 24 ? -40 : -90;
        x.WrapTicks(label => [TextMeasure.Cut(label, LongestTurned, Frame.TextSize)]);
        return x.Angle == -90
            ? 0
            : x.Ticks.Max(t =>
                (TextMeasure.Width(t.Lines[0], Frame.TextSize) * Math.Cos(Turned)) - (slot * (t.Value - x.Low))
            );
    }
}
