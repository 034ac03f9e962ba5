using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Tests.Figures;

/// <summary>One figure of each builder, and the odd ones.</summary>
public static class Samples
{
    public static readonly Passport Passport = new() { Caveat = "made-up numbers", Uncertainty = "none" };

    public static Estimate Estimate(double value, double half) =>
        new(value, value - half, value + half, 0.95, "Wilson score", new Dictionary<string, int> { ["person"] = 100 });

    public static readonly string[] Levels =
    [
        "Less than high school",
        "Some college or associate's degree",
        "Graduate or professional degree",
    ];

    public static readonly Dictionary<string, Func<Figure>> All = new()
    {
        ["line"] = () =>
            Figure
                .Line([1, 2, 3, 4], [.. Three(), Estimate(0.4, double.NaN)], "Model")
                .With(Figure.Line([1, 2, 3, 4], [0.1, double.NaN, 0.3, 0.2], "People"))
                .HorizontalLine(0.5, "chance")
                .VerticalLine(2.5, "half")
                .XAxis("Round")
                .YAxis("Share who agree", NumberFormat.Percent),
        ["band"] = () => Figure.Band([1, 2, 3], [1, double.NaN, 2], [2, 3, 4], "Range"),
        ["bars"] = () => Figure.Bars(Levels, Three()),
        ["bars below zero"] = () => Figure.Bars(Levels, [-1e6, 5, 1e6]),
        ["bars slanted"] = () =>
            Figure.Bars(
                Enumerable.Range(0, 20).Select(i => $"Category number {i}"),
                Enumerable.Range(0, 20).Select(i => (double)i)
            ),
        ["bars upright"] = () =>
            Figure.Bars(
                Enumerable.Range(0, 40).Select(i => $"Category number {i}"),
                Enumerable.Range(0, 40).Select(i => (double)i)
            ),
        ["grouped"] = () => Figure.GroupedBars(Levels, ("Model", Three()), ("People", Three())),
        ["dots"] = () => Figure.Dots(Levels, ("Model", Three()), ("People", Three())),
        ["dots 200"] = () =>
            Figure.Dots(
                Enumerable.Range(0, 200).Select(i => $"Row {i}"),
                Enumerable.Range(0, 200).Select(i => Estimate(i, 3))
            ),
        ["scatter"] = () =>
            Figure
                .Scatter([1, 2, 3, 5], [2, 1, 4, 3], "Model", 0.9)
                .With(Figure.Scatter([1, 2, 3], [0, 0, 1], "People", 0.9)),
        ["heatmap"] = () =>
            Figure.Heatmap(
                ["a", "b"],
                ["x", "y"],
                new double[,]
                {
                    { 1, double.NaN },
                    { -2, 0.5 },
                },
                scale: ColorScale.Diverging(),
                legend: "Difference (points)"
            ),
        ["histogram"] = () => Figure.Histogram(Enumerable.Range(0, 500).Select(i => Math.Sin(i) * 10)),
        ["box"] = () => Figure.Box(("Model", [1.0, 2, 3, 4, 100]), ("People", [2.0, 2, 2])),
        ["violin"] = () => Figure.Violin(("Model", [1.0, 2, 3, 4, 10]), ("People", [2.0])),
        ["map"] = Map,
        ["maps"] = () => Figure.SmallMultiples(2, ("Before", Map()), ("After", Map())),
        ["multiples"] = () =>
            Figure
                .SmallMultiples(
                    3,
                    ("Women", Figure.Line([1, 2], [3, 4], "Model")),
                    ("Men", Figure.Line([1, 2], [30, 4], "Model").HorizontalLine(9, "nine")),
                    ("All", Figure.Line([1, 2], [3, 4], "People"))
                )
                .XAxis("Round")
                .YAxis("Score (points)"),
        ["long axis titles"] = () =>
            Figure
                .SmallMultiples(3, ("A", Figure.Bars(Levels, Three())), ("B", Figure.Bars(Levels, Three())))
                .XAxis("The highest level of school that the person has finished, as the person says")
                .YAxis("The share of adults of 25 years and over who live in a household of the state"),
        ["log"] = () => Figure.Line([1, 10, 1e6], [1, 0.1, 0.001]).XAxis("n", log: true).YAxis("Error", log: true),
        ["one point"] = () => Figure.Line([5], [1e-9]),
        ["all equal"] = () => Figure.Line([1, 2, 3], [7, 7, 7]),
        ["huge"] = () => Figure.Line([1, 2, 3], [1e300, -3e300, 2e300]),
        ["close"] = () => Figure.Line([1, 2, 3], [1_000_000.001, 1_000_000.002, 1_000_000.003]),
        ["odd text"] = () =>
            Figure.Bars(
                ["<script>alert(1)</script>", "\"q\" & 'q'", "😀𝒳", "שלום", "a\u0001b\ud800", "$5 or $6"],
                [1, 2, 3, 4, 5, 6]
            ),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static Figure Get(string name) =>
        All[name]
            ()
            .Title(
                "What the model says & what people say: a title that is long enough to need a second line of the figure"
            )
            .Subtitle("Adults, <invented>")
            .Caption(
                "Source: invented numbers; they show how a figure looks and nothing else, whatever they may seem to say."
            );

    private static Estimate[] Three() => [Estimate(0.2, 0.05), Estimate(0.5, 0.1), Estimate(0.3, 0.02)];

    private static Figure Map() =>
        Figure.StateTileMap(
            StateTiles.All.Keys.Where(code => code != "PR").Select((code, i) => KeyValuePair.Create(code, i / 100.0)),
            NumberFormat.Percent,
            legend: "Share"
        );
}
