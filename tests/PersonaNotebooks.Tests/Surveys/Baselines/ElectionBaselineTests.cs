using PersonaNotebooks.Census;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Surveys.Baselines;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Tests.Surveys.Baselines;

public class ElectionBaselineTests
{
    private static readonly IReadOnlyList<string> All = States.Parse("all");
    private static readonly ContingencyTable Adults = EducationTable.Load2018(new(All));
    private static readonly Electorate Voters = new(Adults, VotersOf2020.Margins(All));
    private static readonly ElectionResults Truth = ElectionResults.Load(2020);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ThePoststratifiedVoteIsWithinEightAndAHalfPointsOfTheStatesOf2020(bool weighted)
    {
        PoststratifiedVote vote = new(weighted ? Voters.Voters : Adults, ExitPoll.Load(2020));
        Assert.InRange(Error(vote), 0.07, 0.085);
        Assert.InRange(Fifty.Count(s => vote.Shares[s] > 0.5 == Truth[s].DemocratWon), 31, 50);
    }

    [Fact]
    public void TheExitPollsSharesHold()
    {
        PoststratifiedVote vote = new(Voters.Voters, ExitPoll.Load(2020));
        Assert.Equal(15, vote.Fits.Count);
        Assert.All(vote.Fits, f => Assert.Equal(f.Target, f.Reached, 9));
        // Whole percent: no group is moved by more than rounding explains.
        Assert.All(vote.Fits, f => Assert.Equal(f.Published, f.Target, 0.01));
        Assert.Equal(51 / 98.0, Total(Voters.Voters, vote), 9);
    }

    [Fact]
    public void APlantedLogitIsRecovered()
    {
        static double Planted(string age, string sex, string race, string education)
        {
            var years = AgeBand.Parse(age).From;
            var sum =
                -0.4
                + (sex == "female" ? 0.3 : 0)
                + (
                    race == "black" ? 2
                    : race == "hispanic" ? 0.7
                    : 0
                )
                + (
                    years < 25 ? 0.6
                    : years < 65 ? 0.2
                    : 0
                )
                + (education is "bachelor's degree" or "graduate degree" ? 0.5 : 0);
            return 1 / (1 + Math.Exp(-sum));
        }
        ExitPoll Line(string category, string group, Func<string[], double> member)
        {
            var (all, democrat) = (0.0, 0.0);
            for (var i = 0; i < Adults.Cells.Length; i++)
            {
                var c = Adults.Categories(i);
                var weight = Adults.Cells[i] * member(c);
                (all, democrat) = (all + weight, democrat + weight * Planted(c[1], c[2], c[3], c[4]));
            }
            return new(category, group, 100 * democrat / all, 100 * (1 - democrat / all), null);
        }
        double Overlap(string age, int from, int to) =>
            Enumerable
                .Range(AgeBand.Parse(age).From, 10)
                .Take(
                    age is "18-19" ? 2
                    : age is "20-24" or "25-29" or "30-34" ? 5
                    : 10
                )
                .Average(y => y >= from && y <= to ? 1.0 : 0.0);
        bool College(string[] c) => c[4] is "bachelor's degree" or "graduate degree";
        PoststratifiedVote vote = new(
            Adults,
            [
                Line("total", "Total", _ => 1),
                Line("gender", "Men", c => c[2] == "male" ? 1 : 0),
                Line("gender", "Women", c => c[2] == "female" ? 1 : 0),
                .. new[] { "White", "Black", "Asian", "Other" }.Select(r =>
                    Line("race", r, c => c[3] == r.ToLowerInvariant() ? 1 : 0)
                ),
                Line("race", "Latino", c => c[3] == "hispanic" ? 1 : 0),
                Line("age", "18-24", c => Overlap(c[1], 18, 24)),
                Line("age", "25-29", c => Overlap(c[1], 25, 29)),
                Line("age", "30-39", c => Overlap(c[1], 30, 39)),
                Line("age", "40-49", c => Overlap(c[1], 40, 49)),
                Line("age", "50-64", c => Overlap(c[1], 50, 64)),
                Line("age", "65+", c => Overlap(c[1], 65, 200)),
                Line("education", "College graduate", c => College(c) ? 1 : 0),
                Line("education", "No college degree", c => College(c) ? 0 : 1),
            ]
        );
        foreach (var race in AdultsTable.Race.Categories)
        {
            foreach (var age in AdultsTable.Age.Categories)
            {
                Assert.Equal(
                    Planted(age, "female", race, "some college"),
                    vote.Probability(age, "female", race, "some college"),
                    6
                );
            }
        }
    }

    [Fact]
    public void APersonWithoutAKnownDegreeGetsTheAverageOfThoseAlike()
    {
        PoststratifiedVote vote = new(Adults, ExitPoll.Load(2020));
        Person person = new(3, "VT", "35-44", "female", "white");
        var low = vote.Probability("35-44", "female", "white", "high school graduate");
        var high = vote.Probability("35-44", "female", "white", "graduate degree");
        Assert.InRange(vote.Probability(person), low, high);
        Assert.True(vote.Probability(person with { Race = "black" }) > 0.8);
        Assert.Throws<InputException>(() => vote.Probability(person with { State = "PR" }));
        Assert.Throws<InputException>(() => new PoststratifiedVote(Adults, [new("total", "Total", 51, 47, 100)]));
    }

    [Fact]
    public void ThePreviousElectionWithTheTrueSwingIsTheOneToBeat()
    {
        var before = ElectionResults.Load(2016);
        var swung = PreviousElection.WithTrueSwing(before, Truth);
        Assert.InRange(Error(swung), 0.01, 0.015);
        Assert.Equal(
            before["OH"].TwoPartyShare + Truth.NationalTwoPartyShare - before.NationalTwoPartyShare,
            swung.Shares["OH"],
            12
        );
        Assert.True(Error(new PreviousElection(before, 0)) > Error(swung));
    }

    [Fact]
    public void CoinsAndHalvesKnowNothing()
    {
        Assert.Equal(0.0892, Error(new UniformBaseline(All)), 4);
        RandomBaseline random = new(All, 200, 7);
        Assert.Equal(random.Shares, new RandomBaseline(All, 200, 7).Shares);
        Assert.InRange(random.Shares.Values.Average(), 0.48, 0.52);
    }

    // Of 36 coins in each of 51 states the noise-free error is that of even shares; one sample may lie off it, the mean of 200 may not.
    [Fact]
    public void CoinsAreAMeanAndARangeOfManySamples()
    {
        Response[] answers = [.. All.SelectMany(s => Sample.State(s, 1, 2))];
        var vote = QuestionSet.Load("elections").First(q => q.Truth == "election/2020");
        answers = [.. answers.Select(a => Sample.Answered(a.Persona, vote, a.Answer.Shares[0] > 0 ? 0 : 1))];
        var rows = ElectionTable.Of(answers, ElectionBaselines.Of(2020, 36, 7), 7);
        var (coins, halves) = (rows.First(r => r.Name == "random"), rows.First(r => r.Name == "uniform"));
        Assert.Equal(halves.Error!.Value, coins.Error!.Value, 0.002);
        Assert.Equal(halves.Drift.Value, coins.Drift.Value, 0.002);
        Assert.InRange(halves.Drift.Value, coins.Drift.Low, coins.Drift.High);
        Assert.True(coins.Alignment.Value < halves.Alignment.Value, "noise lowers alignment");
        // The mean of 51 * 36 coins: 1.96 * 0.5 / sqrt(1836) on either side.
        Assert.Equal(2 * 1.96 * 0.5 / Math.Sqrt(51 * 36), coins.Drift.High - coins.Drift.Low, 0.006);
        Assert.True(double.IsNaN(halves.Drift.Low));
        var again = ElectionBaselines.Of(2016, 36, 7).OfType<RandomBaseline>().Single();
        Assert.NotEqual(coins.Shares, again.Shares);
    }

    private static IEnumerable<string> Fifty => All.Where(s => s != "DC");

    private static double Error(IElectionBaseline baseline) =>
        Fifty.Average(s => Math.Abs(baseline.Shares[s] - Truth[s].TwoPartyShare));

    private static double Total(ContingencyTable voters, PoststratifiedVote vote)
    {
        var votes = voters.Margin("state");
        return All.Sum(s => votes[s] * vote.Shares[s]) / votes.Total;
    }
}
