using System.Text.Json.Nodes;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    private const int MostBarLabels = 40;

    /// <summary>Upright bars, one for each category, with the intervals of the estimates as error bars.</summary>
    /// <param name="labels">The categories, in drawing order.</param>
    /// <param name="values">An estimate for each; a missing value (NaN) leaves a gap.</param>
    /// <exception cref="InputException">Nothing to draw, lists of different lengths, or more categories than fit.</exception>
    public static Figure Bars(IEnumerable<string> labels, IEnumerable<Estimate> values) =>
        Bars([.. labels], [new NamedValues(null, [.. values])]);

    /// <summary>Upright bars of plain numbers, without intervals.</summary>
    /// <inheritdoc cref="Bars(IEnumerable{string}, IEnumerable{Estimate})"/>
    public static Figure Bars(IEnumerable<string> labels, IEnumerable<double> values) =>
        Bars(labels, values.Select(Exact));

    /// <summary>Groups of bars: for each category one bar of each named series.</summary>
    /// <inheritdoc cref="Bars(IEnumerable{string}, IEnumerable{Estimate})"/>
    public static Figure GroupedBars(
        IEnumerable<string> labels,
        params (string Name, IEnumerable<Estimate> Values)[] series
    ) => Bars([.. labels], [.. series.Select(s => new NamedValues(s.Name, [.. s.Values]))]);

    /// <summary>Groups of bars of plain numbers, without intervals.</summary>
    /// <inheritdoc cref="Bars(IEnumerable{string}, IEnumerable{Estimate})"/>
    public static Figure GroupedBars(
        IEnumerable<string> labels,
        params (string Name, IEnumerable<double> Values)[] series
    ) => Bars([.. labels], [.. series.Select(s => new NamedValues(s.Name, [.. s.Values.Select(Exact)]))]);

    private static Figure Bars(string[] labels, NamedValues[] series)
    {
        CheckSeries(nameof(Bars), labels, series);
        if (labels.Length > MostBarLabels)
        {
            throw new InputException(
                $"{labels.Length} categories are more than the {MostBarLabels} whose labels fit under upright bars; use Figure.Dots, which grows downwards."
            );
        }
        var width = 0.8 / series.Length;
        return Start(
            series.Length == 1 ? "Bar chart" : "Grouped bar chart",
            series.Select(
                (s, i) =>
                {
                    JsonObject trace = new()
                    {
                        ["type"] = "bar",
                        ["x"] = Spec.Numbers(labels.Select((_, k) => (double)k)),
                        ["y"] = Spec.Numbers(s.Values.Select(e => e.Value)),
                        ["offset"] = Spec.Number(-0.4 + (i * width)),
                        ["width"] = Spec.Number(series.Length == 1 ? width : width * 0.94),
                        ["marker"] = new JsonObject(),
                        ["hovertext"] = Spec.Texts(s.Values.Select((e, k) => Hover(labels[k], s.Name, e))),
                        ["hoverinfo"] = "text",
                    };
                    AddErrors(trace, "error_y", s.Values);
                    return SeriesStyle.Apply(Named(trace, s.Name), i);
                }
            ),
            xaxis: Spec.Categories(labels)
        );
    }

    /// <summary>A number that is known exactly, or whose doubt is not given.</summary>
    private static Estimate Exact(double value) =>
        new(value, double.NaN, double.NaN, double.NaN, "none", new Dictionary<string, int>());

    private static string Hover(string label, string? name, Estimate e) =>
        $"{label}{(name is null ? "" : $", {name}")}: {e.ToString("0.####")}"
        + (double.IsNaN(e.Low) ? "" : $"\n{e.Method}")
        + string.Concat(e.N.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"\nn {n.Key} {n.Value}"));

    private static void CheckSeries(string builder, string[] labels, NamedValues[] series)
    {
        foreach (var s in series)
        {
            Spec.SameLength(
                builder,
                ("labels", labels.Length),
                ($"values{(s.Name is null ? "" : $" of '{s.Name}'")}", s.Values.Length)
            );
        }
        if (!series.Any(s => s.Values.Any(e => double.IsFinite(e.Value))))
        {
            throw Spec.Empty(builder);
        }
    }

    private static void AddErrors(JsonObject trace, string name, IReadOnlyList<Estimate> values)
    {
        if (values.All(e => !double.IsFinite(e.Low) || !double.IsFinite(e.High)))
        {
            return;
        }
        trace[name] = new JsonObject
        {
            ["type"] = "data",
            ["symmetric"] = false,
            ["array"] = Spec.Numbers(values.Select(e => e.High - e.Value)),
            ["arrayminus"] = Spec.Numbers(values.Select(e => e.Value - e.Low)),
            ["color"] = SeriesStyle.Ink,
            ["thickness"] = 1.5,
            ["width"] = 4,
        };
    }

    private sealed record NamedValues(string? Name, Estimate[] Values);
}
