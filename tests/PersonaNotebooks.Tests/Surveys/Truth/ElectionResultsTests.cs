using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Tests.Surveys.Truth;

public class ElectionResultsTests
{
    [Theory]
    [InlineData(2016, 20, 0.5111)]
    [InlineData(2020, 25, 0.5227)]
    [InlineData(2024, 19, 0.4925)]
    public void StatesWonAndTheNationalShareAreThePublishedOnes(int year, int statesWon, double national)
    {
        var results = ElectionResults.Load(year);
        Assert.Equal(51, results.States.Count);
        Assert.Equal(statesWon, results.States.Count(s => s.DemocratWon && s.State != "DC"));
        Assert.Equal(national, results.NationalTwoPartyShare, 0.0005);
    }

    [Fact]
    public void WhereTheSourceCountsTwoPartiesOnlyThereIsNoTotal()
    {
        var results = ElectionResults.Load(2024);
        Assert.Equal(["AK", "NY"], results.States.Where(s => s.Total is null).Select(s => s.State));
    }

    [Fact]
    public void WhatIsNotThereIsNamed()
    {
        Assert.Contains("2012", Assert.Throws<InputException>(() => ElectionResults.Load(2012)).Message);
        Assert.Contains("'PR'", Assert.Throws<InputException>(() => ElectionResults.Load(2020)["PR"]).Message);
        Assert.Contains("2016", Assert.Throws<InputException>(() => ExitPoll.Load(2016)).Message);
        var black = ExitPoll.Load(2024).First(p => p.Group == "Black");
        Assert.Contains("Black", Assert.Throws<InputException>(() => black.TwoPartyShare).Message);
    }

    [Theory]
    [InlineData("2020,XX,1,2,3\n", "'XX' is not a state")]
    [InlineData("2020,VT,1,2,3\n2020,VT,1,2,3\n", "stands twice")]
    [InlineData("2020,VT,5,2,3\n", "do not add up")]
    [InlineData("2020,VT,-1,2,3\n", "negative")]
    public void ABadRowIsRefused(string rows, string message)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "year,state,democrat,republican,total\n" + rows);
        Assert.Contains(message, Assert.Throws<InputException>(() => ElectionResults.Load(path, 2020)).Message);
        File.Delete(path);
    }

    [SharedDataFact("data/elections/state_presidential_2016_2020_2024.csv")]
    public void TheShippedTablesAreRebuiltExactly()
    {
        ElectionsBuilder builder = new(SharedDataFactAttribute.PathOf("data/elections"));
        Assert.Equal(File.ReadAllLines(Home.Data("elections", "state-results.csv")), builder.Results());
        Assert.Equal(File.ReadAllLines(Home.Data("elections", "exit-polls.csv")), builder.ExitPolls());
    }
}
