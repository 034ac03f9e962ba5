using System.Xml.Linq;
using PersonaNotebooks.Display;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Tests.Display;

public class TableTests
{
    private static readonly (string State, double? Share, int Adults)[] Rows =
    [
        ("California", 0.25, 31_000_000),
        ("<script>alert('x')</script>", null, 5),
        ("Wyoming", 0.1, 450_000),
    ];

    private static Table All() =>
        Table.Of(Rows, ("State", r => r.State), ("Share", r => r.Share), ("Adults", r => r.Adults));

    [Fact]
    public void TextIsAlignedWithNumbersAtTheRight() =>
        Assert.Equal(
            """
            State                        Share      Adults
            ---------------------------  -----  ----------
            California                   0.250  31,000,000
            <script>alert('x')</script>      –           5
            Wyoming                      0.100     450,000
            """.ReplaceLineEndings("\n"),
            All().ToString()
        );

    [Fact]
    public void HtmlIsWellFormedAndEscaped()
    {
        var cells = XElement.Parse(All().ToHtml()).Descendants("td").ToArray();
        Assert.Equal(9, cells.Length);
        Assert.Equal("<script>alert('x')</script>", cells[3].Value);
        Assert.EndsWith("text-align:right", (string?)cells[1].Attribute("style"));
        Assert.DoesNotContain("<script>", All().ToHtml());
    }

    [Fact]
    public void LongTableSaysHowMuchIsLeftOut()
    {
        var table = Table.Of(Enumerable.Range(0, 5000), "Numbers & more", 3, new Column<int>("n", n => n));
        Assert.Contains("… 4,997 more", table.ToString());
        Assert.Equal("Numbers & more", XElement.Parse(table.ToHtml()).Element("caption")!.Value);
        Assert.Equal(4, XElement.Parse(table.ToHtml()).Element("tbody")!.Elements().Count());
    }

    [Fact]
    public void EstimateShowsItsInterval()
    {
        Estimate estimate = new(0.512, 0.481, 0.543, 0.95, "Wilson score", new Dictionary<string, int>());
        Assert.Contains("0.512 [0.481, 0.543]", Table.Of([estimate], ("Share", e => e)).ToString());
        Assert.Contains(
            "51% [48%, 54%]",
            Table.Of([estimate], null, 5, new Column<Estimate>("Share", e => e, NumberFormat.Percent)).ToString()
        );
        var bare = estimate with { Low = double.NaN, High = double.NaN };
        Assert.DoesNotContain("[", Table.Of([bare], ("Share", e => e)).ToString());
    }

    [Fact]
    public void TableWithoutColumnsIsRefused() => Assert.Throws<InputException>(() => Table.Of<int>([1]));
}
