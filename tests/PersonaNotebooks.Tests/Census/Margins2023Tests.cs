using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class Margins2023Tests
{
    private static readonly Margins2023 Margins = Margins2023.Load();
    private static readonly string[] Fifty = [.. States.Parse("all").Where(s => s != "DC")];

    [Fact]
    public void AdultsEqualThePublishedTotals()
    {
        var adults = Margins.AdultsByAgeAndSex(States.Parse("all")).Margin("state");
        Assert.Equal(262_266_460, adults.Total);
        Assert.Equal(454_092, adults["WY"]);
    }

    // Published totals of the 50 states: DP05, DP02, DP03, S2301, S2401 of 2023.
    [Theory]
    [InlineData("population", 334_235_924)]
    [InlineData("age", 261_714_014)]
    [InlineData("race alone 2020 coding", 334_235_924)]
    [InlineData("hispanic origin", 334_235_924)]
    [InlineData("nativity", 334_235_924)]
    [InlineData("household type", 130_997_687)]
    [InlineData("household income", 130_997_687)]
    [InlineData("employment persons", 270_558_186)]
    [InlineData("occupation", 163_961_719)]
    public void EveryTopicAddsUpToItsPublishedTotal(string topic, double total)
    {
        var sum = CsvRows
            .Read(Path.Combine(Home.Root, Margins2023.Path), "state", "topic", "value")
            .Where(r => r["topic"] == topic && Fifty.Contains(r["state"]))
            .Sum(r => r.Number("value"));
        Assert.Equal(total, sum);
    }

    [Fact]
    public void TheTwoAgeTablesAgreeInEveryState() =>
        Assert.All(
            Fifty,
            state =>
            {
                var bySex = Margins.AdultsByAgeAndSex([state]).Margin("age");
                Assert.Equal(bySex["18-19"], Margins[state, "age", age: "18-19"]);
                Assert.Equal(bySex["25-29"] + bySex["30-34"], Margins[state, "age", age: "25-34"]);
                Assert.Equal(bySex["85+"], Margins[state, "age", age: "85+"]);
            }
        );

    [Fact]
    public void WhatIsNotPublishedIsRefusedNotInvented() =>
        Assert.Contains("DC", Assert.Throws<InputException>(() => Margins.HispanicShareOfAllAges("DC")).Message);

    [Theory]
    [InlineData("WY,age,adults,,18-19,,-1", "negative")]
    [InlineData("WY,age,adults,,18-19,,", "missing")]
    [InlineData("XX,age,adults,,18-19,,5", "not a state")]
    [InlineData("WY,age,adults,,20-24,,5", "twice")]
    public void ABadRowNamesItsLine(string row, string what)
    {
        var path = Path.GetTempFileName();
        File.WriteAllLines(path, ["state,topic,universe,sex,age,category,value", "WY,age,adults,,20-24,,5", row]);
        var message = Assert.Throws<InputException>(() => Margins2023.Load(path)).Message;
        File.Delete(path);
        Assert.Contains("line 3", message);
        Assert.Contains(what, message);
    }
}
