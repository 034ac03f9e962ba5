using System.Globalization;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

/// <summary>Small pieces of Plotly JSON.</summary>
internal static class Spec
{
    /// <summary>
    /// A number of a figure, kept to ten significant digits: far finer than a pixel, and free of the last bits in which
    /// machines differ. NaN and infinities become null, which Plotly and our renderer leave out.
    /// </summary>
    public static JsonNode? Number(double value, string digits = "G10") =>
        double.IsFinite(value)
            ? JsonValue.Create(
                double.Parse(value.ToString(digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0
            )
            : null;

    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(v => Number(v))];

    public static JsonArray Texts(IEnumerable<string> plain) =>
        [.. plain.Select(text => (JsonNode)PlotlyText.Escape(text))];

    public static JsonObject Title(string plain) => new() { ["text"] = PlotlyText.Escape(plain) };

    /// <summary>An axis whose places 0, 1, 2… carry names.</summary>
    public static JsonObject Categories(IReadOnlyList<string> labels, bool fromTop = false) =>
        new()
        {
            ["tickvals"] = new JsonArray([.. Enumerable.Range(0, labels.Count).Select(i => (JsonNode)i)]),
            ["ticktext"] = Texts(labels),
            ["range"] = fromTop ? new JsonArray(labels.Count - 0.5, -0.5) : new JsonArray(-0.5, labels.Count - 0.5),
            ["showgrid"] = false,
        };

    public static JsonObject Meta(string kind, double? rowHeight = null)
    {
        JsonObject meta = new() { ["kind"] = kind };
        if (rowHeight is { } height)
        {
            meta["rowHeight"] = height;
        }
        return meta;
    }

    /// <summary>A number of the spec; NaN where it is null or absent.</summary>
    public static double Read(JsonNode? node) =>
        node is null ? double.NaN
        : node is JsonValue value && value.TryGetValue(out double number) ? number
        : throw new InputException(
            $"The figure has {node.ToJsonString()} at {node.GetPath()}, where a number belongs."
        );

    /// <summary>The numbers of an array of the spec, NaN where one is null; empty when the array is absent.</summary>
    public static double[] ReadAll(JsonNode? node) => node is JsonArray array ? [.. array.Select(Read)] : [];

    public static InputException Empty(string builder) =>
        new($"Figure.{builder} got no number to draw; give it at least one value that is not missing.");

    public static void SameLength(string builder, params (string Name, int Count)[] parts)
    {
        if (parts.Any(part => part.Count != parts[0].Count))
        {
            var counts = string.Join(", ", parts.Select(part => $"{part.Count} {part.Name}"));
            throw new InputException($"Figure.{builder} needs lists of one length, but got {counts}.");
        }
    }
}
