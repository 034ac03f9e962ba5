using System.Text.Json.Nodes;
using PersonaNotebooks.Figures.Svg;

namespace PersonaNotebooks.Figures;

public sealed partial class Figure
{
    /// <summary>
    /// A histogram of counts. Bins have round edges; without <paramref name="bins"/> their width follows Freedman and Diaconis
    /// (1981), 2 · IQR / n^(1/3), rounded to 1, 2 or 5 times a power of ten. Missing values are left out.
    /// </summary>
    /// <param name="values">The numbers to count.</param>
    /// <param name="bins">About how many bins; chosen from the data when null.</param>
    /// <param name="name">The name in the legend.</param>
    /// <exception cref="InputException">Nothing to draw, or no positive number of bins.</exception>
    public static Figure Histogram(IEnumerable<double> values, int? bins = null, string? name = null)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
        {
            throw Spec.Empty(nameof(Histogram));
        }
        if (bins is < 1 or > 200)
        {
            throw new InputException($"A histogram cannot have {bins} bins; choose 1 to 200.");
        }
        var width = BinWidth(sorted, bins);
        var first = Math.Floor(sorted[0] / width);
        var counts = new int[(int)(Math.Floor(sorted[^1] / width) - first) + 1];
        foreach (var value in sorted)
        {
            counts[Math.Clamp((int)(Math.Floor(value / width) - first), 0, counts.Length - 1)]++;
        }
        var edges = counts.Select((_, i) => (first + i) * width).ToArray();
        var figure = Start(
            "Histogram",
            [
                Named(
                    new()
                    {
                        ["type"] = "bar",
                        ["x"] = Spec.Numbers(edges),
                        ["y"] = Spec.Numbers(counts.Select(c => (double)c)),
                        ["offset"] = 0,
                        ["width"] = Spec.Number(width),
                        ["marker"] = new JsonObject
                        {
                            ["line"] = new JsonObject { ["color"] = SeriesStyle.Card, ["width"] = 1 },
                        },
                        ["hovertext"] = Spec.Texts(
                            edges.Select(
                                (e, i) => FormattableString.Invariant($"{e:G6} to {e + width:G6}: {counts[i]}")
                            )
                        ),
                        ["hoverinfo"] = "text",
                    },
                    name
                ),
            ]
        );
        return figure.YAxis("Count", NumberFormat.Count);
    }

    private static double BinWidth(double[] sorted, int? bins)
    {
        var range = sorted[^1] - sorted[0];
        if (range <= 0)
        {
            return sorted[0] == 0 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(sorted[0]))));
        }
        var spread = Quantile(sorted, 0.75) - Quantile(sorted, 0.25);
        var wanted = bins is { } n ? range / n : 2 * spread / Math.Cbrt(sorted.Length);
        // Far outliers would ask for thousands of bins; 60 can still be told apart at this width.
        return Ticks.RoundStep(Math.Max(wanted, range / (bins ?? 60)));
    }

    /// <summary>The quantile by linear interpolation (Hyndman and Fan's type 7, as R and NumPy by default).</summary>
    private static double Quantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var i = (int)at;
        return i + 1 < sorted.Length ? sorted[i] + ((at - i) * (sorted[i + 1] - sorted[i])) : sorted[i];
    }
}
