using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures.Svg;

/// <summary>The colour scale that the panels share, drawn level above them with a title and ticks.</summary>
internal sealed record ColorBar(
    string Title,
    JsonArray Scale,
    double Low,
    double High,
    Tick[] Ticks,
    NumberFormat Format
)
{
    public const double Length = 300;
    public const double Thickness = 12;

    public double Height => (Title.Length > 0 ? 18 : 0) + Thickness + 20;

    public static ColorBar? Of(JsonObject layout)
    {
        if (layout["coloraxis"] is not JsonObject axis)
        {
            return null;
        }
        var (low, high) = (Spec.Read(axis["cmin"]), Spec.Read(axis["cmax"]));
        var (values, step) = Svg.Ticks.Linear(low, high, 4);
        var given = (string?)axis["colorbar"]?["tickformat"] is { Length: > 0 } pattern
            ? new NumberFormat(pattern)
            : null;
        var format = given?.Resolving(step) ?? Svg.Ticks.Auto(low, high, step);
        return new(
            (string?)layout["meta"]?["colors"] ?? "",
            axis["colorscale"]!.AsArray(),
            low,
            high,
            [.. values.Select(v => new Tick(v, [format.Write(v)]))],
            format
        );
    }

    public string Color(double value) => ColorScale.At(Scale, (value - Low) / (High - Low));
}
