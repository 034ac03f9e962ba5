using PersonaNotebooks.Census;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Tests.Simulacra;

public class AttributeSamplerTests
{
    private static readonly DateOnly Day = new(2024, 2, 29);
    private static readonly AttributePools Pools = AttributePools.Load();

    [Fact]
    public void EveryDrawFollowsTheRules()
    {
        var drawn = new AttributeSampler(Pools, Day).Sample(3000, 7);
        Assert.All(
            drawn,
            a =>
            {
                Assert.InRange(a.Age, 20, 55);
                Assert.Equal(a.Age, Attributes.AgeOn(a.BirthDate, Day));
                Assert.Equal(3, a.Hobbies.Distinct().Count());
                Assert.Equal(3, a.ShortTermGoals.Distinct().Count());
                Assert.Contains(a.Name.Split(' ')[0], Pools.FirstNames[a.Gender]);
            }
        );
        Assert.Equal((20, 55), (drawn.Min(a => a.Age), drawn.Max(a => a.Age)));
        Assert.All(AttributePools.Genders, g => Assert.InRange(drawn.Count(a => a.Gender == g), 900, 1100));
        Assert.Equal(76, drawn.Select(a => a.Occupation).Distinct().Count());
        Assert.Equal("0001"[1..], drawn[0].Id);
    }

    [Fact]
    public void TheSameSeedGivesTheSameAndMoreDoNotChangeTheFirst()
    {
        AttributeSampler sampler = new(Pools, Day);
        static string Text(IEnumerable<Attributes> all) =>
            string.Join('\n', all.Select(a => CharacterFile.Write(a, Stub.Thea.Personality)));
        Assert.Equal(Text(sampler.Sample(5, 7)), Text(sampler.Sample(50, 7).Take(5)));
        Assert.NotEqual(Text(sampler.Sample(5, 7)), Text(sampler.Sample(5, 8)));
    }

    [Fact]
    public void APersonalityIsDrawnByTheRankedRule()
    {
        var drawn = Enumerable.Range(0, 400).Select(i => Personality.Draw(Stub.Bank, i)).ToArray();
        Assert.All(
            drawn,
            p =>
            {
                Assert.True(p.Ranking[0].Perceives() && !p.Ranking[1].Perceives());
                Assert.Equal([4, 3, 2, 1, 1, 2, 3, 4], p.Sentences.Select(s => s.Count));
                Assert.Equal(20, p.Traits.Distinct().Count());
                for (var rank = 1; rank <= 8; rank++)
                {
                    Assert.All(p.Sentences[rank - 1], s => Assert.Contains(s, Stub.Bank[p.Ranking[rank - 1], rank]));
                }
            }
        );
        Assert.Equal(4, drawn.Select(p => p.Ranking[0]).Distinct().Count());
        Assert.Equal(8, drawn.Select(p => p.Ranking[7]).Distinct().Count());
    }

    [Fact]
    public void ACensusPersonKeepsSexAgeAndState()
    {
        CharacterMaker maker = new(Pools, Stub.Bank, Day);
        foreach (var (band, low, high) in new[] { ("18-19", 18, 19), ("35-44", 35, 44), ("85+", 85, 95) })
        {
            var made = maker.FromCensus(new Person(3, "VT", band, "female", "white"), 7);
            Assert.InRange(made.Attributes.Age, low, high);
            Assert.Equal(("female", "Vermont"), (made.Attributes.Gender, made.Attributes.Extra["home"]));
            Assert.Contains("Home: Vermont", made.Profile);
            Assert.Equal(28, made.Items.Sum(i => i.MostPoints));
        }
        Assert.Contains(
            "age band",
            Assert.Throws<InputException>(() => maker.FromCensus(new(1, "VT", "old", "male", "white"), 7)).Message
        );
    }

    [Fact]
    public void ChosenCandidatesGoTogetherAndDiffer()
    {
        var candidates = new AttributeSampler(Pools, Day).Sample(100, 7);
        var chosen = CandidateSelection.Choose(candidates, 11);
        Assert.All(chosen, a => Assert.Null(CandidateSelection.Clash(a)));
        static double Nearest(IReadOnlyList<Attributes> all) =>
            all.Min(a => all.Where(b => b != a).Min(b => CandidateSelection.Distance(a, b)));
        Assert.True(Nearest(chosen) > Nearest([.. candidates.Take(11)]));
        // Beside those who are there, a twin of one of them comes last.
        Attributes[] pair = [chosen[0] with { Id = "901" }, chosen[1]];
        Assert.Equal(chosen[1], CandidateSelection.Choose(pair, 1, [chosen[0]])[0]);
    }
}
