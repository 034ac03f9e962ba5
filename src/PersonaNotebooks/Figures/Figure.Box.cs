using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>
    /// Box plots, one for each named group: the box from the first to the third quartile with the median, whiskers to the last
    /// value within 1.5 interquartile ranges (Tukey), and every value beyond them as a point. Missing values are left out.
    /// </summary>
    /// <exception cref="InputException">No group, or a group without a value.</exception>
    public static Figure Box(params (string Name, IEnumerable<double> Values)[] groups)
    {
        var sorted = SortedGroups(nameof(Box), groups);
        return Start(
            "Box plot",
            sorted
                .SelectMany(
                    (values, i) =>
                    {
                        var (q1, median, q3) = (Quantile(values, 0.25), Quantile(values, 0.5), Quantile(values, 0.75));
                        var reach = 1.5 * (q3 - q1);
                        var inside = values.Where(v => v >= q1 - reach && v <= q3 + reach).ToArray();
                        var outside = values.Where(v => v < q1 - reach || v > q3 + reach).ToArray();
                        JsonArray One(double value) => [Spec.Number(value)];
                        JsonObject box = new()
                        {
                            ["type"] = "box",
                            ["x"] = One(i),
                            ["q1"] = One(q1),
                            ["median"] = One(median),
                            ["q3"] = One(q3),
                            ["lowerfence"] = One(inside.Min()),
                            ["upperfence"] = One(inside.Max()),
                            ["width"] = 0.5,
                            ["name"] = PlotlyText.Escape(groups[i].Name),
                            ["fillcolor"] = "",
                            ["line"] = new JsonObject { ["width"] = 1.6 },
                            ["marker"] = new JsonObject(),
                            ["showlegend"] = false,
                        };
                        return outside.Length == 0 ? [box] : new[] { box, Outliers(i, outside) };
                    }
                )
                .Select(trace => SeriesStyle.Apply(trace, 0)),
            xaxis: Spec.Categories([.. groups.Select(g => g.Name)])
        );
    }

    private static JsonObject Outliers(int place, double[] values) =>
        Named(
            new()
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["x"] = Spec.Numbers(values.Select(_ => (double)place)),
                ["y"] = Spec.Numbers(values),
                ["marker"] = new JsonObject
                {
                    ["size"] = 5,
                    ["symbol"] = "circle",
                    ["line"] = SeriesStyle.Edge(),
                },
                ["hoverinfo"] = "y",
            },
            null
        );

    private static double[][] SortedGroups(string builder, (string Name, IEnumerable<double> Values)[] groups)
    {
        double[][] sorted = [.. groups.Select(g => g.Values.Where(double.IsFinite).Order().ToArray())];
        if (sorted.Length == 0)
        {
            throw Spec.Empty(builder);
        }
        var empty = Array.FindIndex(sorted, values => values.Length == 0);
        return empty < 0
            ? sorted
            : throw new InputException(
                $"Figure.{builder} got no number for the group '{groups[empty].Name}'; leave it out or fill it."
            );
    }
}
