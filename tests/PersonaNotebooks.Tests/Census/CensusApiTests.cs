using System.Text.Json;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class CensusApiTests
{
    [Fact]
    public void CountsAreReadAsTextOrNumber()
    {
        var table = CensusApiTable.Parse(
            "T",
            """[["T_001E","NAME","state"],["12","Vermont","50"],[34,"Wyoming","56"]]"""
        );
        Assert.Equal(12, table.Count("50", "T_001E"));
        Assert.Equal(34, table.Count("56", "T_001E"));
        Assert.Null(table.Count("06", "T_001E"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"-222222222\"")]
    [InlineData("-555555555")]
    [InlineData("\"-666666666\"")]
    [InlineData("-888888888")]
    [InlineData("\"-999999999\"")]
    public void CodesForNoFigureAreNotCounts(string cell) =>
        Assert.Null(CensusApiTable.Parse("T", $$"""[["T_001E","state"],[{{cell}},"50"]]""").Count("50", "T_001E"));

    [Theory]
    [InlineData("<html>busy</html>", "not JSON")]
    [InlineData("{}", "not an array")]
    [InlineData("[]", "not an array")]
    [InlineData("[[\"state\"],7]", "not an array")]
    [InlineData("[[\"x\"],[\"50\"]]", "'state' is missing")]
    [InlineData("[[\"x\",\"x\",\"state\"],[1,2,\"50\"]]", "row 1")]
    [InlineData("[[\"x\",\"state\"],[1]]", "row 2")]
    [InlineData("[[\"x\",\"state\"],[1,\"50\"],[1,\"50\"]]", "row 3")]
    public void AnAnswerOfAnotherShapeIsRefused(string json, string what) =>
        Assert.Contains(what, Assert.Throws<InputException>(() => CensusApiTable.Parse("T", json)).Message);

    [Fact]
    public void ARateKeepsItsDecimalsAndIsNoCount()
    {
        var table = CensusApiTable.Parse("T", """[["T_001E","T_002E","state"],["7.0",-888888888.0,"50"]]""");
        Assert.Equal("7.0", $"{table.Number("50", "T_001E")}");
        Assert.Null(table.Number("50", "T_002E"));
    }

    [Theory]
    [InlineData("\"many\"", "'many'")]
    [InlineData("-7", "negative")]
    [InlineData("1.5", "'1.5'")]
    public void ACellThatIsNoCountIsRefused(string cell, string what)
    {
        var table = CensusApiTable.Parse("T", $$"""[["T_001E","state"],[{{cell}},"50"]]""");
        Assert.Contains(what, Assert.Throws<InputException>(() => table.Count("50", "T_001E")).Message);
        Assert.Contains("T_002E", Assert.Throws<InputException>(() => table.Count("50", "T_002E")).Message);
    }

    [Theory]
    [InlineData(10, 4.4, 3.3, new long[] { 5, 3, 2 })]
    [InlineData(0, 0, 0, new long[] { 0, 0, 0 })]
    [InlineData(0, 3, 1, new long[] { 0, 0, 0 })]
    [InlineData(5, 0, 0, new long[] { 0, 0, 5 })]
    [InlineData(6, 9, 3, new long[] { 5, 1, 0 })] // more than there are: scaled down; the tie goes to the first
    public void ASplitKeepsThePublishedCount(long count, double black, double asian, long[] expected) =>
        Assert.Equal(expected, AdultsBuilder.Split(count, black, asian));

    [Fact]
    public void ABuiltTableLoadsAndCountsHispanicPeopleOnce()
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, AdultsBuilder.Build(Small(suppressBlack: false)));
        var table = AdultsTable.Load(path, ["VT"]);
        File.Delete(path);
        // 100 in every line of B01001; H 40, I 25, B 20 of which a quarter Hispanic, D 10 none Hispanic.
        Assert.Equal(400, table["VT", "55-64", "male", "white"] * 10);
        Assert.Equal(25, table["VT", "18-19", "female", "hispanic"]);
        Assert.Equal([15, 10, 10], new[] { "black", "asian", "other" }.Select(r => table["VT", "18-19", "male", r]));
        Assert.Equal(
            300,
            new[] { "white", "black", "asian", "hispanic", "other" }.Sum(r => table["VT", "20-24", "male", r])
        );
    }

    [Fact]
    public void ASuppressedTableFallsBackToTheShareOfAllAges()
    {
        var line = AdultsBuilder.Build(Small(suppressBlack: true)).Single(l => l.StartsWith("VT,18-19,male,black,"));
        Assert.Equal("VT,18-19,male,black,9,estimated", line); // 35 others × 30 of 120 not white and not Hispanic = 8.75
    }

    private static Dictionary<string, CensusApiTable> Small(bool suppressBlack)
    {
        CensusApiTable Table(string name, int lines, Func<int, string> value) =>
            CensusApiTable.Parse(
                name,
                JsonSerializer.Serialize(
                    new[]
                    {
                        Enumerable.Range(1, lines).Select(i => $"{name}_{i:000}E").Append("state"),
                        Enumerable.Range(1, lines).Select(value).Append("50"),
                    }
                )
            );
        // B03002: 2 not Hispanic, 3 white, 4 black, 6 asian, 14 Hispanic black, 16 Hispanic asian.
        Dictionary<int, string> race = new()
        {
            [2] = "520",
            [3] = "400",
            [4] = "30",
            [6] = "24",
            [14] = "10",
            [16] = "0",
        };
        return new()
        {
            ["B01001"] = Table("B01001", 49, _ => "100"),
            ["B01001H"] = Table("B01001H", 31, _ => "40"),
            ["B01001I"] = Table("B01001I", 31, _ => "25"),
            ["B01001B"] = Table("B01001B", 31, _ => suppressBlack ? "-999999999" : "20"),
            ["B01001D"] = Table("B01001D", 31, _ => "10"),
            ["B03002"] = Table("B03002", 21, i => race.GetValueOrDefault(i, "0")),
        };
    }
}
