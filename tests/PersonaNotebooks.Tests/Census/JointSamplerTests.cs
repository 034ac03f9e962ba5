using MathNet.Numerics.Distributions;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Tests.Census;

public class JointSamplerTests
{
    private static readonly ContingencyTable Us = AdultsTable.Load2018(States.Parse("all"));

    [Theory]
    [InlineData("age")]
    [InlineData("sex")]
    [InlineData("race")]
    public void AMillionAdultsLieCloseToTheCountry(string name)
    {
        var sample = new JointSampler(Us).SampleTable(1_000_000, 7);
        Assert.InRange(sample.Margin(name).TotalVariation(Us.Margin(name)), 0, 0.002);
    }

    [Fact]
    public void AMillionAdultsOfEachStateAreOffByNoMoreThanChance()
    {
        // Independent draws sometimes lie further off than a fixed distance (51 states: 0.0024 on average), so every margin is
        // held to chance itself, at 1 % for all 157 together.
        List<double> p =
        [
            ChiSquareP(new JointSampler(Us).SampleTable(1_000_000, 7).Margin("state"), Us.Margin("state")),
        ];
        foreach (var state in States.Parse("all,PR"))
        {
            var table = AdultsTable.Load2018([state]);
            var sample = new JointSampler(table).SampleTable(1_000_000, new Seed(7).For(state));
            p.AddRange(
                new[] { "age", "sex", "race" }.Select(name => ChiSquareP(sample.Margin(name), table.Margin(name)))
            );
        }
        Assert.Equal(157, p.Count);
        Assert.InRange(p.Min(), 0.01 / p.Count, 1);
    }

    [Fact]
    public void ChiSquareOverTwoHundredSeedsIsUniform()
    {
        JointSampler sampler = new(Us);
        var expected = Us.Margin("age", "sex", "race");
        var n = 20_000;
        double[] p =
        [
            .. Enumerable
                .Range(0, 200)
                .Select(i => sampler.SampleTable(n, new Seed(11).For("chi", i)).Margin("age", "sex", "race"))
                .Select(observed => ChiSquareP(observed, expected))
                .Order(),
        ];
        var ks = p.Select((x, i) => Math.Max(Math.Abs(x - i / 200.0), Math.Abs(x - (i + 1) / 200.0))).Max();
        Assert.InRange(ks, 0, 1.63 / Math.Sqrt(200)); // the 1 % point of the Kolmogorov-Smirnov statistic
    }

    [Fact]
    public void TheSameSeedGivesTheSamePeople()
    {
        JointSampler sampler = new(Us);
        Assert.Equal(sampler.Sample(500, 7), new JointSampler(Us).Sample(500, 7));
        Assert.NotEqual(sampler.Sample(500, 7), sampler.Sample(500, 8));
        Assert.Equal(sampler.Sample(500, 7), sampler.Sample(1000, 7).Take(500));
    }

    [Fact]
    public void EachStateGivesEquallyManyAndAStatesPeopleDoNotDependOnTheOthers()
    {
        var people = JointSampler.SampleEachState(AdultsTable.Load2018(["VT", "WY"]), 30, 7);
        Assert.Equal([30, 30], people.GroupBy(p => p.State).Select(g => g.Count()));
        Assert.Equal(Enumerable.Range(1, 60), people.Select(p => p.Id));
        var alone = JointSampler.SampleEachState(AdultsTable.Load2018(["WY"]), 30, 7);
        Assert.Equal(alone.Select(p => p with { Id = 0 }), people.Skip(30).Select(p => p with { Id = 0 }));
    }

    [Fact]
    public void PeopleRakedToTheirStatesWeighAsTheirStates()
    {
        var table = AdultsTable.Load2018(["CA", "WY"]);
        var people = JointSampler.SampleEachState(table, 100, 7);
        var weights = Raking.FitPeople(people, new Margin("state", table.Margin("state"))).Weights;
        Assert.Equal(
            table.Margin("state")["WY"],
            people.Zip(weights).Where(p => p.First.State == "WY").Sum(p => p.Second),
            6
        );
    }

    [Fact]
    public void TheTableOfASampleCountsThosePeople()
    {
        JointSampler sampler = new(Us);
        var counted = sampler.Sample(2000, 7).Where(p => p is { State: "TX", Sex: "female" }).Count();
        var table = sampler.SampleTable(2000, 7).Margin("state", "sex");
        Assert.Equal(counted, table["TX", "female"]);
        Assert.Equal(2000, table.Total);
    }

    [Fact]
    public void CellsOfNobodyAreNeverDrawn()
    {
        AliasTable alias = new([0, 1, 0, 3, 0, 1e-9, 0]);
        var stream = new Seed(7).Stream();
        Assert.All(Enumerable.Range(0, 100_000), _ => Assert.Contains(alias.Draw(stream), new[] { 1, 3, 5 }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void TooFewPeopleAreRefused(int people) =>
        Assert.Contains(
            people.ToString(),
            Assert.Throws<InputException>(() => new JointSampler(Us).Sample(people, 7)).Message
        );

    [Fact]
    public void WeightsThatMakeNoDistributionAreRefused()
    {
        Assert.Throws<InputException>(() => new AliasTable([]));
        Assert.Throws<InputException>(() => new AliasTable([0, 0]));
        Assert.Throws<InputException>(() => new AliasTable([1, -1]));
        Assert.Throws<InputException>(() => new AliasTable([1, double.NaN]));
        Assert.Throws<InputException>(() => new AliasTable([1, double.PositiveInfinity]));
    }

    [Theory]
    [InlineData("all", 51)]
    [InlineData("all,PR", 52)]
    [InlineData("tx, CA,ca", 2)]
    [InlineData("New York", 1)]
    public void StatesAreReadAsPeopleWriteThem(string choice, int count) =>
        Assert.Equal(count, States.Parse(choice).Count);

    [Theory]
    [InlineData("ZZ")]
    [InlineData("")]
    [InlineData(",")]
    public void AnUnknownStateListsTheKnown(string choice) =>
        Assert.Contains("WY", Assert.Throws<InputException>(() => States.Parse(choice)).Message);

    [Fact]
    public void FilesHoldTheSameBytesTwice()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        foreach (var name in new[] { "a.csv", "b.csv", "a.jsonl", "b.jsonl" })
        {
            PeopleWriter.Write(Path.Combine(folder, name), new JointSampler(Us).Sample(1000, 7));
        }
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "a.csv")),
            File.ReadAllBytes(Path.Combine(folder, "b.csv"))
        );
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "a.jsonl")),
            File.ReadAllBytes(Path.Combine(folder, "b.jsonl"))
        );
        Assert.Equal(1001, File.ReadLines(Path.Combine(folder, "a.csv")).Count());
        Assert.Throws<InputException>(() => PeopleWriter.Write(Path.Combine(folder, "a.xlsx"), []));
        Directory.Delete(folder, true);
    }

    private static double ChiSquareP(ContingencyTable observed, ContingencyTable census)
    {
        var chi = 0.0;
        for (var c = 0; c < census.Cells.Length; c++)
        {
            var expected = census.Cells[c] / census.Total * observed.Total;
            chi += Math.Pow(observed.Cells[c] - expected, 2) / expected;
        }
        return 1 - ChiSquared.CDF(census.Cells.Length - 1, chi);
    }
}
