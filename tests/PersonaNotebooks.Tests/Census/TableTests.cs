using PersonaNotebooks.Census;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Tests.Census;

public class TableTests
{
    private static readonly ContingencyTable Table = new(
        [new("state", ["VT", "WY"]), new("sex", ["female", "male"]), new("age", ["18-24", "25-34", "35+"])],
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    );

    [Fact]
    public void MarginsSumOverTheRest()
    {
        Assert.Equal(78, Table.Total);
        Assert.Equal([21, 57], Table.Margin("state").Cells.ToArray());
        Assert.Equal(8, Table["WY", "female", "25-34"]);
        Assert.Equal(4 + 10, Table.Margin("age", "sex")["18-24", "male"]);
        Assert.Equal(Table.Margin("sex", "age")["male", "35+"], Table.Margin("age", "sex")["35+", "male"]);
    }

    [Fact]
    public void RecodingMergesAndDrops()
    {
        var merged = Table.Recode("age", ["under 35", "35+"], a => a == "35+" ? a : "under 35");
        Assert.Equal(78, merged.Total);
        Assert.Equal(15, merged["WY", "female", "under 35"]);
        Assert.Equal(21, Table.Keep("state", ["VT"]).Total);
        Assert.Equal(39 - 3, Table.Keep("sex", ["male"]).Total - 12);
    }

    [Fact]
    public void TotalVariationIsADistance()
    {
        var other = Table.WithCells([.. Table.Cells.ToArray().Reverse()]);
        Assert.Equal(0, Table.TotalVariation(Table), 12);
        Assert.Equal(0, Table.TotalVariation(Table.WithCells([.. Table.Cells.ToArray().Select(c => c * 3)])), 12);
        Assert.Equal(Table.TotalVariation(other), other.TotalVariation(Table), 12);
        Assert.Equal(36.0 / 78, Table.TotalVariation(other), 12); // half of 2 (11 + 9 + 7 + 5 + 3 + 1) over 78
        Assert.Throws<InputException>(() => Table.TotalVariation(Table.Margin("sex")));
        Assert.Throws<InputException>(() => Table.TotalVariation(Table.WithCells(new double[12])));
    }

    [Fact]
    public void IndependenceKeepsOneWayMarginsInsideEachState()
    {
        var product = Table.ProductOfMargins("state");
        Assert.Equal(
            Table.Margin("state", "age").Cells.ToArray(),
            product.Margin("state", "age").Cells.ToArray(),
            (a, b) => Math.Abs(a - b) < 1e-9
        );
        Assert.Equal(21 * (6.0 / 21) * (5.0 / 21), product["VT", "female", "18-24"], 9);
        Assert.Equal(0, product.TotalVariation(product.ProductOfMargins("state")), 12);
    }

    [Fact]
    public void BadTablesAreRefused()
    {
        Assert.Contains(
            "6 cells",
            Assert
                .Throws<InputException>(() =>
                    new ContingencyTable([new("a", ["x", "y"]), new("b", ["1", "2", "3"])], [1])
                )
                .Message
        );
        Assert.Contains(
            "x",
            Assert.Throws<InputException>(() => new ContingencyTable([new("a", ["x", "y"])], [-1, 2])).Message
        );
        Assert.Contains(
            "y",
            Assert.Throws<InputException>(() => new ContingencyTable([new("a", ["x", "y"])], [1, double.NaN])).Message
        );
        Assert.Contains("no dimension", Assert.Throws<InputException>(() => Table.Margin("race")).Message);
        Assert.Contains("not a category", Assert.Throws<InputException>(() => Table["VT", "female", "99"]).Message);
        Assert.Contains("categories", Assert.Throws<InputException>(() => Table["VT"]).Message);
    }

    // Newcombe (1998), table I: Wilson score intervals without continuity correction.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void WilsonIntervalsEqualPublishedOnes(int k, int n, double low, double high)
    {
        var estimate = Wilson.Proportion(k, n);
        Assert.Equal(low, estimate.Low, 4);
        Assert.Equal(high, estimate.High, 4);
        Assert.Equal(n, estimate.N["person"]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2)]
    [InlineData(-1, 5)]
    [InlineData(double.NaN, 5)]
    public void AProportionOfNobodyIsRefused(double successes, double n) =>
        Assert.Throws<InputException>(() => Wilson.Proportion(successes, n));
}
