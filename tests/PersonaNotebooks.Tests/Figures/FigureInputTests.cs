using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Tests.Figures;

public class FigureInputTests
{
    public static TheoryData<string, Func<Figure>> Wrong =>
        new()
        {
            { "no number to draw", () => Figure.Line([], Array.Empty<double>()) },
            { "no number to draw", () => Figure.Line([1, 2], [double.NaN, double.NaN]) },
            { "no number to draw", () => Figure.Bars(["a"], [double.NaN]) },
            { "no number to draw", () => Figure.Histogram([]) },
            { "no number to draw", () => Figure.Band([1], [double.NaN], [1]) },
            { "no number to draw", () => Figure.Violin() },
            { "for the group 'b'", () => Figure.Box(("a", [1.0]), ("b", [])) },
            { "2 x, 1 y", () => Figure.Line([1, 2], [1.0]) },
            { "2 labels, 1 values of 'm'", () => Figure.Dots(["a", "b"], ("m", [1.0])) },
            {
                "200 categories",
                () =>
                    Figure.Bars(
                        Enumerable.Range(0, 200).Select(i => $"{i}"),
                        Enumerable.Range(0, 200).Select(i => (double)i)
                    )
            },
            { "'XX' is not the postal code", () => Figure.StateTileMap([KeyValuePair.Create("XX", 1.0)]) },
            { "three points", () => Figure.Scatter([1, 2], [1, 2], "s", ellipse: 0.9) },
            { "The range 2 to 1", () => Figure.Line([1], [1.0]).YAxis("y", min: 2, max: 1) },
            { "columns of values", () => Figure.Heatmap(["a"], ["b"], new double[1, 2]) },
            { "0 columns", () => Figure.SmallMultiples(0, ("a", Figure.Line([1], [1.0]))) },
            { "not JSON", () => Figure.Parse("{") },
            { "not Plotly JSON", () => Figure.Parse("[]") },
            { "number format 'P1'", () => Figure.StateTileMap([KeyValuePair.Create("CA", 1.0)], "P1") },
            {
                "8 series",
                () => Enumerable.Range(0, 9).Select(i => Figure.Line([1], [1.0], $"{i}")).Aggregate((a, b) => a.With(b))
            },
        };

    [Theory, MemberData(nameof(Wrong))]
    public void IsRefusedWithASentence(string part, Func<Figure> make) =>
        Assert.Contains(part, Assert.Throws<InputException>(make).Message);
}
