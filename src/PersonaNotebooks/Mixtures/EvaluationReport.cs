using PersonaNotebooks.Display;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Mixtures;

/// <summary>The scores of several methods over several rounds.</summary>
/// <param name="scores">All of them.</param>
/// <param name="seed">Draws the intervals' resamples.</param>
public sealed class EvaluationReport(IReadOnlyList<MethodScore> scores, Seed seed)
{
    /// <summary>All scores.</summary>
    public IReadOnlyList<MethodScore> Scores => scores;

    /// <summary>The methods in the order they were measured.</summary>
    public IReadOnlyList<string> Methods => [.. scores.Select(s => s.Method).Distinct()];

    /// <summary>The encoders, without "none".</summary>
    public IReadOnlyList<string> Encoders => [.. scores.Select(s => s.Encoder).Distinct().Where(e => e != "none")];

    /// <summary>The mean over rounds, with a percentile bootstrap interval where there are two rounds or more.</summary>
    public Estimate Of(string method, string metric, string encoder = "none") =>
        Interval([.. Values(method, metric, encoder).OrderBy(v => v.Key).Select(v => v.Value)]);

    /// <summary>A method against another, paired by round.</summary>
    public MethodComparison Compare(string method, string other, string metric, string encoder = "none")
    {
        var (mine, theirs) = (Values(method, metric, encoder), Values(other, metric, encoder));
        int[] rounds = [.. mine.Keys.Intersect(theirs.Keys).Order()];
        double[] x = [.. rounds.Select(r => mine[r])],
            y = [.. rounds.Select(r => theirs[r])];
        if (rounds.Length == 0 || !x.Concat(y).All(double.IsFinite))
        {
            return new(method, other, encoder, metric, Estimate.Exact(double.NaN, "not measured"), double.NaN);
        }
        var difference = Interval([.. x.Zip(y, (a, b) => a - b)]);
        return new(method, other, encoder, metric, difference, PermutationTest.Paired(x, y, seed.For("paired")).P);
    }

    /// <summary>One row a method, one column a metric, for one encoder, with the copying rates; real texts that are not of the pool show how often two people write nearly the same.</summary>
    public Table Table(string encoder, string? caption = null) =>
        Display.Table.Of(
            Methods,
            caption,
            int.MaxValue,
            [
                new("method", m => m),
                .. (
                    (string[])[MixtureMetrics.Frechet, MixtureMetrics.Mauve, MixtureMetrics.KlCosine, MixtureMetrics.F1]
                ).Select(metric => new Column<string>(metric, m => Text(Of(m, metric, encoder)))),
                new(
                    MixtureMetrics.CosineCopies,
                    m => Of(m, MixtureMetrics.CosineCopies, encoder).Value,
                    NumberFormat.Percent
                ),
                .. (
                    (string[])[MixtureMetrics.CopiesPool, MixtureMetrics.CopiesExemplar, MixtureMetrics.Repeats]
                ).Select(metric => new Column<string>(metric, m => Of(m, metric).Value, NumberFormat.Percent)),
            ]
        );

    /// <summary>
    /// A method against others on the three measures of alignment, for every encoder: one family of tests, whose p-values are adjusted together
    /// (Holm 1979). With n rounds none can fall below 2 / 2^n before that, so 18 comparisons need ten rounds to show anything.
    /// </summary>
    public IReadOnlyList<MethodComparison> Family(string method, params string[] others)
    {
        string[] metrics = [MixtureMetrics.Frechet, MixtureMetrics.Mauve, MixtureMetrics.KlCosine];
        MethodComparison[] all =
        [
            .. from other in others
            from metric in metrics
            from encoder in Encoders
            select Compare(method, other, metric, encoder),
        ];
        var measured = all.Where(c => !double.IsNaN(c.P)).ToArray();
        var adjusted = MultipleTesting.Holm([.. measured.Select(c => c.P)]);
        foreach (var (i, comparison) in measured.Index())
        {
            all[Array.IndexOf(all, comparison)] = comparison with { AdjustedP = adjusted[i] };
        }
        return all;
    }

    /// <summary>The table of a <see cref="Family"/>.</summary>
    public Table Comparisons(string method, params string[] others) =>
        Display.Table.Of(
            Family(method, others),
            $"'{method}' less the other, paired by round; p adjusted by Holm over the table.",
            int.MaxValue,
            new("Against", c => c.Other),
            new("Metric", c => c.Metric),
            new("Vectors", c => c.Encoder),
            new("Difference", c => c.Difference.ToString()),
            new("p", c => c.P), // in its own format: a small one is not nought
            new("p, Holm", c => c.AdjustedP, NumberFormat.Decimals(3)),
            new($"{method} is", c => c.Verdict)
        );

    /// <summary>The outcome of a <see cref="Family"/> in words, a line for each other method, which names the measures it is better or worse on.</summary>
    public string Outcome(string method, params string[] others) =>
        string.Join(
            '\n',
            Family(method, others)
                .GroupBy(c => c.Other)
                .Select(g =>
                    FormattableString.Invariant(
                        $"{method} against {g.Key}: better on {Named(g, "better")}, worse on {Named(g, "worse")}, no difference shown on {g.Count(c => c.Verdict == "no difference shown")} of {g.Count()} measures"
                    )
                )
        );

    private static string Named(IEnumerable<MethodComparison> family, string verdict)
    {
        string[] names = [.. family.Where(c => c.Verdict == verdict).Select(c => $"{c.Metric} {c.Encoder}")];
        return names.Length == 0 ? "0" : $"{names.Length} ({string.Join(", ", names)})";
    }

    private static string Text(Estimate estimate) => double.IsNaN(estimate.Value) ? "–" : estimate.ToString();

    private Dictionary<int, double> Values(string method, string metric, string encoder) =>
        scores
            .Where(s => s.Method == method && s.Metric == metric && s.Encoder == encoder)
            .ToDictionary(s => s.Round, s => s.Value);

    private Estimate Interval(double[] values) =>
        values.Length == 0 || !Array.TrueForAll(values, double.IsFinite) ? Estimate.Exact(double.NaN, "not measured")
        : values.Length == 1 ? Estimate.Exact(values[0], "one round")
        : Bootstrap.Percentile(values, v => Sample.Mean(v), seed.For("rounds"), unit: "round");
}
