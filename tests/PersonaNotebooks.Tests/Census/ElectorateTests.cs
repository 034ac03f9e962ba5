using PersonaNotebooks.Census;
using PersonaNotebooks.Surveys.Baselines;

namespace PersonaNotebooks.Tests.Census;

public class ElectorateTests
{
    private static readonly ContingencyTable Adults = EducationTable.Load2018(new(States.Parse("all")));

    [Fact]
    public void CitizensAreThePublishedOnes()
    {
        Electorate electorate = new(Adults, []);
        var published = AcsTable.Load2018("citizenship", ["CA"]);
        var expected = AdultsTable.Sex.Categories.Sum(s =>
            published["CA", s, "18+", "native"] + published["CA", s, "18+", "naturalized"]
        );
        Assert.Equal(expected, electorate.Citizens.Margin("state")["CA"], 5.0);
        Assert.Same(electorate.Citizens, electorate.Voters);
    }

    [Fact]
    public void VotersMeetTheVotesOfStatesAndTheSharesOfTheExitPoll()
    {
        Electorate electorate = new(Adults, VotersOf2020.Margins(States.Parse("all")));
        var race = electorate.Voters.Margin("race");
        // 13 of 101 whole percent: the poll's five shares add up to 101.
        Assert.Equal(13 / 101.0, race["black"] / race.Total, 6);
        Assert.Equal(11_110_250 + 6_006_429, electorate.Voters.Margin("state")["CA"], 20.0);
        Person student = new(1, "TX", "20-24", "male", "hispanic");
        Assert.InRange(electorate.CitizenWeight(student), 0.6, 0.8);
        Assert.True(electorate.VoterWeight(student) < 0.5);
        Assert.True(electorate.VoterWeight(student with { Age = "65-74", Race = "white" }) > 0.6);
        Assert.Throws<InputException>(() => electorate.VoterWeight(student with { State = "PR" }));
    }

    [Fact]
    public void OfAnAdultTheCitizenshipIsKnown()
    {
        Electorate electorate = new(Adults, VotersOf2020.Margins(States.Parse("all")));
        var adult = new AdultSampler(["CA"]).Sample(1, 7).Single();
        Assert.Equal(0, electorate.VoterWeight(adult with { Citizenship = "not a citizen" }));
        Assert.Equal(1, electorate.CitizenWeight(adult with { Citizenship = "naturalized" }));
        Assert.True(electorate.VoterWeight(adult with { Citizenship = "native" }) > 0);
    }

    [Fact]
    public void TheVotersOf2020NeedTheWholeCountry() =>
        Assert.Contains("50 states", Assert.Throws<InputException>(() => VotersOf2020.Margins(["VT"])).Message);
}
