using System.Text.Json.Nodes;
using PersonaNotebooks.Figures.Svg;

namespace PersonaNotebooks.Figures;

/// <summary>One line on what a figure draws, for text output and for people who hear the page read aloud.</summary>
internal static class FigureDescription
{
    public static string Of(JsonArray data, JsonObject layout)
    {
        var kind = (string?)layout["meta"]?["kind"] ?? "Figure";
        var parts = new List<string>();
        var names = data.Where(t => (bool?)t!["showlegend"] ?? false)
            .Select(t => PlotlyText.Plain((string?)t!["name"]))
            .Distinct()
            .ToArray();
        if (names.Length > 0)
        {
            parts.Add(string.Join(", ", names));
        }
        parts.AddRange(Extent(layout, "x", data.SelectMany(t => DataExtent.X(t!.AsObject()))));
        parts.AddRange(Extent(layout, "y", data.SelectMany(t => DataExtent.Y(t!.AsObject()))));
        if (layout["coloraxis"] is not null)
        {
            var cells = data.Where(t => t!["coloraxis"] is not null)
                .SelectMany(t => t!["z"]!.AsArray().SelectMany(Spec.ReadAll))
                .Where(double.IsFinite)
                .ToArray();
            var name = (string?)layout["meta"]?["colors"] ?? "";
            parts.Add(
                $"{cells.Length} cells{(name.Length > 0 ? $", {name}," : "")} from {Write(cells.Min())} to {Write(cells.Max())}"
            );
        }
        return parts.Count == 0 ? kind : $"{kind}: {string.Join("; ", parts)}";
    }

    private static IEnumerable<string> Extent(JsonObject layout, string axis, IEnumerable<double> values)
    {
        if (layout[$"{axis}axis"] is not JsonObject spec || !((bool?)spec["visible"] ?? true))
        {
            yield break;
        }
        var title = PlotlyText.Plain((string?)spec["title"]?["text"]) is { Length: > 0 } t ? t : axis;
        if (spec["ticktext"] is JsonArray labels)
        {
            yield return $"{labels.Count} {(labels.Count == 1 ? "category" : "categories")}";
            yield break;
        }
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length > 0)
        {
            yield return $"{title} from {Write(finite.Min())} to {Write(finite.Max())}";
        }
    }

    private static string Write(double value) => new NumberFormat(".4~g").Write(value);
}
