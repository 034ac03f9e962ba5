using System.Text.Json.Nodes;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>
    /// A dot plot: one row for each category from the top down, a dot at the estimate and a line for its interval. The
    /// clearest way to compare many estimates; the figure grows with the number of rows.
    /// </summary>
    /// <inheritdoc cref="Bars(IEnumerable{string}, IEnumerable{Estimate})"/>
    public static Figure Dots(IEnumerable<string> labels, IEnumerable<Estimate> values) =>
        Dots([.. labels], [new NamedValues(null, [.. values])]);

    /// <summary>A dot plot of plain numbers, without intervals.</summary>
    /// <inheritdoc cref="Bars(IEnumerable{string}, IEnumerable{Estimate})"/>
    public static Figure Dots(IEnumerable<string> labels, IEnumerable<double> values) =>
        Dots(labels, values.Select(Exact));

    /// <summary>A dot plot of several named series, side by side in each row.</summary>
    /// <inheritdoc cref="Bars(IEnumerable{string}, IEnumerable{Estimate})"/>
    public static Figure Dots(
        IEnumerable<string> labels,
        params (string Name, IEnumerable<Estimate> Values)[] series
    ) => Dots([.. labels], [.. series.Select(s => new NamedValues(s.Name, [.. s.Values]))]);

    /// <summary>A dot plot of plain numbers of several named series, without intervals.</summary>
    /// <inheritdoc cref="Bars(IEnumerable{string}, IEnumerable{Estimate})"/>
    public static Figure Dots(IEnumerable<string> labels, params (string Name, IEnumerable<double> Values)[] series) =>
        Dots([.. labels], [.. series.Select(s => new NamedValues(s.Name, [.. s.Values.Select(Exact)]))]);

    private static Figure Dots(string[] labels, NamedValues[] series)
    {
        CheckSeries(nameof(Dots), labels, series);
        var figure = Start(
            "Dot plot",
            series.Select(
                (s, i) =>
                {
                    var shift = (i - ((series.Length - 1) / 2.0)) * Math.Min(0.24, 0.7 / series.Length);
                    JsonObject trace = new()
                    {
                        ["type"] = "scatter",
                        ["mode"] = "markers",
                        ["x"] = Spec.Numbers(s.Values.Select(e => e.Value)),
                        ["y"] = Spec.Numbers(labels.Select((_, k) => k + shift)),
                        ["marker"] = new JsonObject
                        {
                            ["size"] = 9,
                            ["symbol"] = "circle",
                            ["line"] = SeriesStyle.Edge(),
                        },
                        ["hovertext"] = Spec.Texts(s.Values.Select((e, k) => Hover(labels[k], s.Name, e))),
                        ["hoverinfo"] = "text",
                    };
                    AddErrors(trace, "error_x", s.Values);
                    return SeriesStyle.Apply(Named(trace, s.Name), i);
                }
            ),
            yaxis: Spec.Categories(labels, fromTop: true)
        );
        return figure.Change(layout =>
        {
            layout["meta"] = Spec.Meta("Dot plot", rowHeight: Math.Max(24, 8 + (14 * series.Length)));
            layout["yaxis"]!["showgrid"] = true;
        });
    }
}
