using System.Text.Json.Nodes;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>Points, with the ellipse that would hold a given share of them if they were normal. Join several with <see cref="With"/>.</summary>
    /// <param name="x">Horizontal places.</param>
    /// <param name="y">As many vertical places; a point with a missing number is left out.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="ellipse">
    /// The share that the ellipse is to hold, for example 0.95; null for none. Made from the points' mean and covariance and the
    /// chi-square quantile with two degrees of freedom, −2 ln(1 − share): it shows spread, not doubt about the mean.
    /// </param>
    /// <param name="labels">A text for each point, shown on hover.</param>
    /// <exception cref="InputException">Nothing to draw, lists of different lengths, or an ellipse of fewer than three points.</exception>
    public static Figure Scatter(
        IEnumerable<double> x,
        IEnumerable<double> y,
        string? name = null,
        double? ellipse = null,
        IEnumerable<string>? labels = null
    )
    {
        double[] xs = [.. x],
            ys = [.. y];
        Spec.SameLength(nameof(Scatter), ("x", xs.Length), ("y", ys.Length));
        var whole = xs.Zip(ys).Where(p => double.IsFinite(p.First) && double.IsFinite(p.Second)).ToArray();
        if (whole.Length == 0)
        {
            throw Spec.Empty(nameof(Scatter));
        }
        JsonObject points = new()
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["x"] = Spec.Numbers(xs),
            ["y"] = Spec.Numbers(ys),
            ["marker"] = new JsonObject
            {
                ["size"] = 7,
                ["symbol"] = "circle",
                ["line"] = SeriesStyle.Edge(),
            },
        };
        if (labels is not null)
        {
            string[] texts = [.. labels];
            Spec.SameLength(nameof(Scatter), ("x", xs.Length), ("labels", texts.Length));
            (points["hovertext"], points["hoverinfo"]) = (Spec.Texts(texts), "text+x+y");
        }
        JsonObject[] traces = ellipse is { } share
            ? [Ellipse(whole, share, name), Named(points, name)]
            : [Named(points, name)];
        return Start(ellipse is null ? "Scatter plot" : "Scatter plot with ellipses", traces);
    }

    private static JsonObject Ellipse((double X, double Y)[] points, double share, string? name)
    {
        if (points.Length < 3 || share is not (> 0 and < 1))
        {
            throw new InputException(
                $"An ellipse needs at least three points and a share between 0 and 1, but got {points.Length} points and {share}."
            );
        }
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        double Moment(Func<(double X, double Y), double> f) => points.Sum(f) / (points.Length - 1);
        var (xx, yy, xy) = (
            Moment(p => (p.X - mx) * (p.X - mx)),
            Moment(p => (p.Y - my) * (p.Y - my)),
            Moment(p => (p.X - mx) * (p.Y - my))
        );
        // The Cholesky factor of the covariance maps the unit circle onto the ellipse.
        var a = Math.Sqrt(xx);
        var b = a > 0 ? xy / a : 0;
        var c = Math.Sqrt(Math.Max(0, yy - (b * b)));
        var radius = Math.Sqrt(-2 * Math.Log(1 - share));
        var circle = Enumerable.Range(0, 73).Select(i => Math.SinCos(i * Math.PI / 36)).ToArray();
        var trace = Named(
            new()
            {
                ["type"] = "scatter",
                ["mode"] = "lines",
                ["x"] = Spec.Numbers(circle.Select(t => mx + (radius * a * t.Cos))),
                ["y"] = Spec.Numbers(circle.Select(t => my + (radius * ((b * t.Cos) + (c * t.Sin))))),
                ["fill"] = "toself",
                ["fillcolor"] = "",
                ["line"] = new JsonObject { ["width"] = 1.6, ["dash"] = "solid" },
                ["hoverinfo"] = "skip",
            },
            name
        );
        trace["showlegend"] = false;
        return trace;
    }
}
