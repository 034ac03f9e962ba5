using System.Globalization;
using System.Xml.Linq;
using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Tests.Figures;

public class FigureSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory, MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void IsWellFormedWithTitleAndDescriptionAndWithoutScriptsOrIds(string name)
    {
        var root = XDocument.Parse(Samples.Get(name).ToSvg()).Root!;
        Assert.Equal("img", (string?)root.Attribute("role"));
        Assert.StartsWith("What the model says & what", root.Element(Svg + "title")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.Empty(root.Descendants(Svg + "script"));
        Assert.DoesNotContain(
            root.DescendantsAndSelf().Attributes(),
            a => a.Name == "id" || a.Name.LocalName.StartsWith("on")
        );
        Assert.DoesNotContain("NaN", root.ToString());
        Assert.DoesNotContain("∞", root.ToString());
    }

    [Theory, MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void EveryTextLiesInsideTheCardAtAReadableSize(string name)
    {
        var root = XDocument.Parse(Samples.Get(name).ToSvg()).Root!;
        var (width, height) = (Number(root, "width"), Number(root, "height"));
        Assert.Equal(760, width);
        foreach (var text in root.Descendants(Svg + "text"))
        {
            Assert.True(Number(text, "font-size") >= 12, $"'{text.Value}' is too small");
            foreach (var (x, y) in Corners(text))
            {
                Assert.True(
                    x >= 0 && x <= width && y >= 0 && y <= height,
                    $"'{text.Value}' reaches ({x:0}, {y:0}) outside {width} × {height}"
                );
            }
        }
    }

    [Theory, MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void LevelTextsDoNotOverlap(string name)
    {
        var boxes = XDocument
            .Parse(Samples.Get(name).ToSvg())
            .Descendants(Svg + "text")
            .Where(text => text.Attribute("transform") is null && text.Attribute("paint-order") is null)
            .Select(text => (text.Value, Corners(text)))
            .ToArray();
        for (var i = 0; i < boxes.Length; i++)
        {
            foreach (var (other, b) in boxes.Take(i))
            {
                var a = boxes[i].Item2;
                var apart = a[1].X <= b[0].X || b[1].X <= a[0].X || a[1].Y <= b[0].Y || b[1].Y <= a[0].Y;
                Assert.True(apart, $"'{boxes[i].Value}' lies over '{other}'");
            }
        }
    }

    [Fact]
    public void BarsStandOnZeroInTheOrderAndHeightOfTheirValues()
    {
        var bars = XDocument
            .Parse(Figure.Bars(["a", "b"], [1, 2]).ToSvg())
            .Descendants(Svg + "rect")
            .Where(r => (string?)r.Attribute("fill") == "#0072b2")
            .ToArray();
        Assert.Equal(2, bars.Length);
        Assert.Equal(2, Number(bars[1], "height") / Number(bars[0], "height"), 3);
        Assert.Equal(
            Number(bars[0], "y") + Number(bars[0], "height"),
            Number(bars[1], "y") + Number(bars[1], "height"),
            1
        );
        Assert.True(Number(bars[0], "x") < Number(bars[1], "x"));
    }

    [Fact]
    public void MissingPointBreaksTheLine()
    {
        var whole = Figure.Line([1, 2, 3, 4], [1, 2, 3, 4]).ToSvg();
        var gap = Figure.Line([1, 2, 3, 4], [1, 2, double.NaN, 4]).ToSvg();
        static int Strokes(string svg) =>
            XDocument.Parse(svg).Descendants(Svg + "path").Sum(p => ((string)p.Attribute("d")!).Count(c => c == 'M'));
        Assert.Equal(1, Strokes(whole));
        Assert.Equal(2, Strokes(gap));
    }

    [Fact]
    public void YearsHaveNoThousandsSeparators()
    {
        var svg = Figure.Line([2016, 2018, 2020, 2022], [10_000, 20_000, 30_000, 40_000]).ToSvg();
        Assert.Contains(">2018<", svg);
        Assert.Contains(">20,000<", svg);
    }

    [Fact]
    public void StateWithoutAValueIsHatchedAndCounted()
    {
        var svg = Figure
            .StateTileMap(
                StateTiles.All.Keys.Where(c => c is not ("PR" or "WY")).Select(c => KeyValuePair.Create(c, 0.5))
            )
            .ToSvg();
        Assert.Contains("not shown (2)", svg);
        Assert.Contains(">WY<", svg);
        Assert.Equal(52, StateTiles.All.Count);
        Assert.Equal(52, StateTiles.All.Values.Distinct().Count());
    }

    [Fact]
    public void TraceThatCannotBeDrawnIsNamed()
    {
        var figure = Figure.Parse("""{"data":[{"type":"sankey"}],"layout":{}}""");
        Assert.Contains("'sankey'", Assert.Throws<InputException>(() => figure.ToSvg()).Message);
    }

    [Fact]
    public void FigureFromElsewhereIsRefused()
    {
        var figure = Figure.Parse("""{"data":[{"type":"bar","x":[1],"y":[2]}],"layout":{}}""");
        Assert.Contains("from elsewhere", Assert.Throws<InputException>(() => figure.ToSvg()).Message);
    }

    [Fact]
    public void IsTheSameInEveryCultureAndOnManyThreads()
    {
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NegativeSign = "minus";
        odd.NumberFormat.PercentSymbol = "pct";
        var expected = Samples.All.Keys.Select(All).ToArray();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(expected, Samples.All.Keys.Select(All));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(expected, Samples.All.Keys.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(All));
        static string All(string name) => Samples.Get(name) is var f ? f.ToSvg() + f.ToPage() + f : "";
    }

    [Fact]
    public void SmallFigureIsPinned() =>
        Assert.Equal(
            "911a0d22e36ca80fd7d55db1ff28c933027b60a38c9b6f01c651514e77921448",
            Passport.Hash(
                Figure
                    .Bars(["a", "b"], [Samples.Estimate(0.2, 0.1), Samples.Estimate(0.4, 0.1)])
                    .Title("Pinned")
                    .YAxis("Share", NumberFormat.Percent)
                    .ToSvg()
            )
        );

    private static double Number(XElement element, string name) =>
        double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    /// <summary>Top left and bottom right of a level text, all four corners of a turned one, from the widths that layout uses.</summary>
    private static (double X, double Y)[] Corners(XElement text)
    {
        var size = Number(text, "font-size");
        var width = TextMeasure.Width(text.Value, size, text.Attribute("font-weight") is not null);
        var start = (string?)text.Attribute("text-anchor") switch
        {
            "middle" => -width / 2,
            "end" => -width,
            _ => 0,
        };
        var (x, y) = (Number(text, "x"), Number(text, "y"));
        var turn = (string?)text.Attribute("transform") is { } t
            ? double.Parse(t[7..].Split(' ')[0], CultureInfo.InvariantCulture)
            : 0;
        var (sin, cos) = Math.SinCos(turn * Math.PI / 180);
        (double X, double Y) At(double dx, double dy) => (x + (dx * cos) - (dy * sin), y + (dx * sin) + (dy * cos));
        return turn == 0
            ? [At(start, -size * 0.75), At(start + width, 0)]
            : [At(start, -size * 0.75), At(start + width, 0), At(start, 0), At(start + width, -size * 0.75)];
    }
}
