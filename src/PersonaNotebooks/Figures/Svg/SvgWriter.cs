using System.Globalization;
using System.Text;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>Writes SVG elements, each on its own line, with numbers of at most two decimals in invariant culture.</summary>
internal sealed class SvgWriter
{
    public const string Font = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    private readonly StringBuilder text = new();

    public static string N(double value)
    {
        var rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    public SvgWriter Raw(string line)
    {
        text.Append(line).Append('\n');
        return this;
    }

    public void Rect(double x, double y, double width, double height, string fill, string more = "") =>
        Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"{more}/>");

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1, string dash = "") =>
        Raw(
            $"<line x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke=\"{color}\" stroke-width=\"{N(width)}\"{Dash(dash)}/>"
        );

    public void Path(string d, string fill, string stroke = "none", double width = 0, string dash = "") =>
        Raw(
            stroke == "none" || width == 0
                ? $"<path d=\"{d}\" {Fill(fill)}/>"
                : $"<path d=\"{d}\" {Fill(fill)} stroke=\"{stroke}\" stroke-width=\"{N(width)}\" stroke-linejoin=\"round\"{Dash(dash)}/>"
        );

    /// <summary>One line of text; y is the baseline.</summary>
    public void Text(
        double x,
        double y,
        string plain,
        double size,
        string color,
        string anchor = "start",
        bool bold = false,
        double rotate = 0,
        bool halo = false
    ) =>
        Raw(
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{color}\""
                + (anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")
                + (bold ? " font-weight=\"bold\"" : "")
                + (rotate == 0 ? "" : $" transform=\"rotate({N(rotate)} {N(x)} {N(y)})\"")
                + (halo ? $" stroke=\"{SeriesStyle.Card}\" stroke-width=\"3\" paint-order=\"stroke\"" : "")
                + $">{PlotlyText.Xml(plain)}</text>"
        );

    /// <summary>Clips what follows to a rectangle, without an id that could clash with another figure's; end with <see cref="EndClip"/>.</summary>
    public void Clip(Box box) =>
        Raw(
            $"<svg x=\"{N(box.Left)}\" y=\"{N(box.Top)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" viewBox=\"{N(box.Left)} {N(box.Top)} {N(box.Width)} {N(box.Height)}\" overflow=\"hidden\">"
        );

    public void EndClip() => Raw("</svg>");

    public override string ToString() => text.ToString();

    /// <summary>Separates the opacity from a translucent colour: SVG 1.1 readers do not know rgba().</summary>
    public static string Fill(string color)
    {
        if (!color.StartsWith("rgba(", StringComparison.Ordinal))
        {
            return $"fill=\"{color}\"";
        }
        var parts = color[5..^1].Split(',');
        return $"fill=\"rgb({parts[0]},{parts[1]},{parts[2]})\" fill-opacity=\"{parts[3]}\"";
    }

    private static string Dash(string dash) =>
        dash switch
        {
            "" or "solid" => "",
            "dash" => " stroke-dasharray=\"8 5\"",
            "dot" => " stroke-dasharray=\"2 4\"",
            "dashdot" => " stroke-dasharray=\"8 4 2 4\"",
            "longdash" => " stroke-dasharray=\"14 5\"",
            "longdashdot" => " stroke-dasharray=\"14 4 2 4\"",
            _ => throw new InputException($"The SVG renderer has no dash '{dash}'."),
        };
}
