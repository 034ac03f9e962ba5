using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    private const int DensitySteps = 80;

    /// <summary>
    /// Violins, one for each named group: a Gaussian kernel density to both sides, all of one greatest width, cut at the smallest
    /// and largest value; inside, a bar from the first to the third quartile and the median as a white dot. The bandwidth is
    /// Silverman's (1986, eq. 3.31), 0.9 · min(sd, IQR / 1.34) / n^(1/5). Missing values are left out.
    /// </summary>
    /// <exception cref="InputException">No group, or a group without a value.</exception>
    public static Figure Violin(params (string Name, IEnumerable<double> Values)[] groups)
    {
        var sorted = SortedGroups(nameof(Violin), groups);
        return Start(
            "Violin plot",
            sorted
                .SelectMany((values, i) => ViolinTraces(values, i, groups[i].Name))
                .Select(trace => SeriesStyle.Apply(trace, 0)),
            xaxis: Spec.Categories([.. groups.Select(g => g.Name)])
        );
    }

    private static JsonObject[] ViolinTraces(double[] values, int place, string name)
    {
        var places = Enumerable
            .Range(0, DensitySteps + 1)
            .Select(i => values[0] + ((values[^1] - values[0]) * i / DensitySteps))
            .ToArray();
        var density = Density(values, places);
        var widest = density.Max();
        var half = density.Select(d => 0.42 * d / widest).ToArray();
        var (q1, median, q3) = (Quantile(values, 0.25), Quantile(values, 0.5), Quantile(values, 0.75));
        JsonObject shape = new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["x"] = Spec.Numbers([
                .. half.Select(h => place + h),
                .. half.Reverse().Select(h => place - h),
                place + half[0],
            ]),
            ["y"] = Spec.Numbers([.. places, .. places.Reverse(), places[0]]),
            ["fill"] = "toself",
            ["fillcolor"] = "",
            ["line"] = new JsonObject { ["width"] = 1.4 },
            ["hoverinfo"] = "skip",
        };
        JsonObject box = new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["x"] = Spec.Numbers([place, place]),
            ["y"] = Spec.Numbers([q1, q3]),
            ["line"] = new JsonObject { ["width"] = 7 },
            ["hoverinfo"] = "skip",
        };
        JsonObject middle = new()
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = Spec.Numbers([place]),
            ["y"] = Spec.Numbers([median]),
            ["marker"] = new JsonObject
            {
                ["size"] = 7,
                ["color"] = SeriesStyle.Card,
                ["line"] = new JsonObject { ["color"] = SeriesStyle.Ink, ["width"] = 0.8 },
            },
            ["hovertext"] = Spec.Texts([
                FormattableString.Invariant(
                    $"{name}: median {median:G5}, quartiles {q1:G5} and {q3:G5}, n {values.Length}"
                ),
            ]),
            ["hoverinfo"] = "text",
        };
        return [Named(shape, null), Named(box, null), Named(middle, null)];
    }

    private static double[] Density(double[] sorted, double[] places)
    {
        var mean = sorted.Average();
        var sd = Math.Sqrt(sorted.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, sorted.Length - 1));
        var iqr = (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / 1.34;
        var spread = iqr > 0 ? Math.Min(sd, iqr) : sd;
        // One value, or all equal: any width draws the same flat line.
        var width = spread > 0 ? 0.9 * spread / Math.Pow(sorted.Length, 0.2) : 1;
        return [.. places.Select(at => sorted.Sum(v => Math.Exp(-0.5 * (at - v) * (at - v) / (width * width))))];
    }
}
