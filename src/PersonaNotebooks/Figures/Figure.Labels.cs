using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>What the figure shows, in one sentence.</summary>
    public Figure Title(string text) => Change(layout => Child(layout, "title")["text"] = PlotlyText.Escape(text));

    /// <summary>What is measured, on whom; smaller, under the title.</summary>
    public Figure Subtitle(string text) => Change(layout => Child(layout, "title")["subtitle"] = Spec.Title(text));

    /// <summary>The source and the caveat, under the figure.</summary>
    public Figure Caption(string text) =>
        Change(layout =>
            Annotate(layout, "caption", new() { ["text"] = PlotlyText.Escape(text), ["showarrow"] = false })
        );

    /// <summary>Names the horizontal axis, with its unit, on every panel.</summary>
    /// <param name="title">For example <c>"Age (years)"</c>.</param>
    /// <param name="format">How its numbers are written.</param>
    /// <param name="min">Where the axis starts; chosen from the data when null.</param>
    /// <param name="max">Where the axis ends; chosen from the data when null.</param>
    /// <param name="log">True for a logarithmic axis.</param>
    /// <exception cref="InputException">The range is empty, or not positive on a logarithmic axis.</exception>
    public Figure XAxis(
        string title,
        NumberFormat? format = null,
        double? min = null,
        double? max = null,
        bool log = false
    ) => Change(layout => NameAxes(layout, "xaxis", title, format, min, max, log));

    /// <summary>Names the vertical axis, with its unit, on every panel.</summary>
    /// <inheritdoc cref="XAxis"/>
    public Figure YAxis(
        string title,
        NumberFormat? format = null,
        double? min = null,
        double? max = null,
        bool log = false
    ) => Change(layout => NameAxes(layout, "yaxis", title, format, min, max, log));

    /// <summary>A dashed horizontal line at a value, for example chance level, on every panel.</summary>
    public Figure HorizontalLine(double at, string label) => Change(layout => Reference(layout, "y", "x", at, label));

    /// <summary>A dashed vertical line at a value, on every panel.</summary>
    public Figure VerticalLine(double at, string label) => Change(layout => Reference(layout, "x", "y", at, label));

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }
        return child;
    }

    private static JsonArray List(JsonObject parent, string name)
    {
        if (parent[name] is not JsonArray list)
        {
            parent[name] = list = [];
        }
        return list;
    }

    internal static void Annotate(JsonObject layout, string name, JsonObject annotation)
    {
        var list = List(layout, "annotations");
        if (list.FirstOrDefault(a => (string?)a!["name"] == name) is { } old)
        {
            list.Remove(old);
        }
        annotation["name"] = name;
        list.Add(annotation);
    }

    private static IEnumerable<string> AxisNames(JsonObject layout, string kind) =>
        layout.Select(part => part.Key).Where(key => key.StartsWith(kind, StringComparison.Ordinal)).ToArray();

    private static void NameAxes(
        JsonObject layout,
        string kind,
        string title,
        NumberFormat? format,
        double? min,
        double? max,
        bool log
    )
    {
        if (min >= max || (log && (min <= 0 || max <= 0)))
        {
            throw new InputException(
                $"The range {min} to {max} of the axis '{title}' cannot be drawn; give a smaller number first{(log ? ", both above 0" : "")}."
            );
        }
        foreach (var name in AxisNames(layout, kind))
        {
            var axis = Child(layout, name);
            axis["title"] = Spec.Title(title);
            if (format is not null)
            {
                axis["tickformat"] = format.Pattern;
            }
            if (log)
            {
                axis["type"] = "log";
            }
            if (min is not null || max is not null)
            {
                JsonNode? End(double? end) => end is { } e ? Spec.Number(log ? Math.Log10(e) : e) : null;
                axis["range"] = new JsonArray(End(min), End(max));
            }
        }
    }

    private static void Reference(JsonObject layout, string along, string across, double at, string label)
    {
        foreach (var suffix in AxisNames(layout, $"{along}axis").Select(name => name[5..]))
        {
            List(layout, "shapes")
                .Add(
                    (JsonNode)
                        new JsonObject
                        {
                            ["type"] = "line",
                            [$"{across}ref"] = $"{across}{suffix} domain",
                            [$"{across}0"] = 0,
                            [$"{across}1"] = 1,
                            [$"{along}ref"] = along + suffix,
                            [$"{along}0"] = Spec.Number(at),
                            [$"{along}1"] = Spec.Number(at),
                            ["line"] = new JsonObject
                            {
                                ["color"] = SeriesStyle.Grey,
                                ["width"] = 1.3,
                                ["dash"] = "dash",
                            },
                            ["label"] = new JsonObject
                            {
                                ["text"] = PlotlyText.Escape(label),
                                ["textposition"] = "end",
                                ["textangle"] = 0,
                                ["xanchor"] = along == "y" ? "right" : "left",
                                ["font"] = new JsonObject { ["size"] = 12, ["color"] = SeriesStyle.Grey },
                            },
                        }
                );
        }
    }
}
