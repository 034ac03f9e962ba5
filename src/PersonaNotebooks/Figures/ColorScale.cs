using System.Globalization;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

/// <summary>
/// Colours for values in heatmaps and maps. Both scales change steadily in lightness and use only blue and orange, which
/// colour-blind readers tell apart.
/// </summary>
/// <param name="Stops">Colours (#rrggbb) at equal steps from the lowest to the highest value.</param>
/// <param name="Middle">The value that the middle colour stands for; null for a scale without a middle.</param>
public sealed record ColorScale(IReadOnlyList<string> Stops, double? Middle)
{
    /// <summary>From pale to dark blue: more is darker.</summary>
    public static ColorScale Sequential { get; } = new(["#eef3f9", "#b9d3ea", "#70a7d4", "#2d73b3", "#0b3b75"], null);

    /// <summary>Orange below the middle, blue above it, pale at the middle; the range is made symmetric.</summary>
    public static ColorScale Diverging(double middle = 0) =>
        new(["#a8500a", "#eba96a", "#f5f4f2", "#86b3da", "#1d5c9c"], middle);

    internal JsonArray ToPlotly() => [.. Stops.Select((stop, i) => new JsonArray((double)i / (Stops.Count - 1), stop))];

    /// <summary>The colour at a fraction of the range, interpolated channel by channel.</summary>
    internal static string At(JsonArray plotly, double fraction)
    {
        var last = plotly.Count - 1;
        var position = Math.Clamp(fraction, 0, 1) * last;
        var i = Math.Min((int)position, last - 1);
        var (from, to) = (Rgb((string)plotly[i]![1]!), Rgb((string)plotly[i + 1]![1]!));
        int Mix(int shift) =>
            (int)
                Math.Round(
                    ((from >> shift) & 255) + ((((to >> shift) & 255) - ((from >> shift) & 255)) * (position - i))
                );
        return $"#{Mix(16):x2}{Mix(8):x2}{Mix(0):x2}";
    }

    /// <summary>Dark or white, whichever reads better on the colour (WCAG relative luminance).</summary>
    internal static string TextOn(string color)
    {
        var c = Rgb(color);
        double Channel(int shift)
        {
            var v = ((c >> shift) & 255) / 255.0;
            return v <= 0.03928 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
        }
        var luminance = (0.2126 * Channel(16)) + (0.7152 * Channel(8)) + (0.0722 * Channel(0));
        return luminance > 0.26 ? SeriesStyle.Ink : "#ffffff";
    }

    private static int Rgb(string color) =>
        int.Parse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
