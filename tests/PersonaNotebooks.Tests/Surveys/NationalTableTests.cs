using PersonaNotebooks.Census;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Surveys.Baselines;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Tests.Surveys;

public class NationalTableTests
{
    private static readonly Electorate Electorate = VotersOf2020.Electorate();
    private static readonly Question Vote = QuestionSet.Load("elections").First(q => q.Truth == "election/2020");

    private static Response Votes(string state, int i, bool democrat, string race = "white", string age = "45-54")
    {
        Persona persona = new($"{state}-{i}/meta", $"{i}")
        {
            Tier = Tiers.Meta,
            Fields = new Dictionary<string, string>
            {
                ["person"] = $"{state}-{i}",
                ["state"] = state,
                ["sex"] = "female",
                ["race"] = race,
                ["age"] = age,
            },
        };
        var left = Vote.Options.ToList().FindIndex(o => o.Lean == Lean.Left);
        return Sample.Answered(persona, Vote, democrat ? left : 1 - left);
    }

    [Fact]
    public void AStateWeighsByItsAdultsAndAPersonByTurnout()
    {
        // Everybody in Texas votes for the Democrat, nobody in Vermont.
        Response[] two =
        [
            .. Enumerable.Range(0, 4).SelectMany(i => new[] { Votes("TX", i, true), Votes("VT", i, false) }),
        ];
        var row = NationalTable.Of(two, Electorate, 7)[0];
        var adults = Electorate.Adults.Margin("state");
        Assert.Equal(0.5, row.States.Value, 12);
        Assert.Equal(adults["TX"] / (adults["TX"] + adults["VT"]), row.Adults.Value, 12);
        Assert.True(row.Citizens.Value < row.Adults.Value);
        // In one state the young Hispanic Democrats count less as citizens and less still as voters than the old white Republicans.
        Response[] one =
        [
            .. Enumerable
                .Range(0, 10)
                .Select(i => Votes("TX", i, i < 5, i < 5 ? "hispanic" : "white", i < 5 ? "20-24" : "65-74")),
        ];
        var weighted = NationalTable.Of(one, Electorate, 7)[0];
        Assert.Equal(0.5, weighted.Adults.Value, 12);
        Assert.True(weighted.Voters.Value < weighted.Citizens.Value && weighted.Citizens.Value < 0.5);
        var (young, old) = (Chance("20-24", "hispanic"), Chance("65-74", "white"));
        Assert.Equal(young / (young + old), weighted.Voters.Value, 12);
        double Chance(string age, string race) => Electorate.VoterWeight(new Person(0, "TX", age, "female", race));
    }

    [Fact]
    public void TheResultIsTheStatesOwn()
    {
        var rows = NationalTable.Of([Votes("TX", 1, true), Votes("VT", 1, true)], Electorate, 7);
        var result = rows[^1];
        var halves = NationalTable
            .Of([Votes("TX", 1, true), Votes("VT", 1, true)], Electorate, 7, ElectionBaselines.Of(2020, 3, 7))
            .Single(r => r.Who == "uniform");
        Assert.Equal((0.5, 0.5), (halves.States.Value, halves.Voters.Value));
        var (texas, vermont) = (ElectionResults.Load(2020)["TX"], ElectionResults.Load(2020)["VT"]);
        Assert.Equal(NationalTable.Result, result.Who);
        Assert.Equal((texas.TwoPartyShare + vermont.TwoPartyShare) / 2, result.States.Value, 12);
        Assert.Equal(
            (texas.Democrat + vermont.Democrat)
                / (double)(texas.Democrat + texas.Republican + vermont.Democrat + vermont.Republican),
            result.Voters.Value,
            12
        );
        Assert.Contains(
            "no election",
            Assert
                .Throws<InputException>(() =>
                    NationalTable.Of([Sample.Answered(Sample.Person("VT", 1), Sample.Vote, 0)], Electorate, 7)
                )
                .Message
        );
    }
}
