using MathNet.Numerics;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Personas;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Models;
using PersonaNotebooks.Tests.Models;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Imitation;

public sealed class PlantedRecoveryTests(ITestOutputHelper output)
{
    // With so many traits drawn at random from the lexicon, two or all of three planted ones are named with this probability.
    private static double ByChance(int drawn, int traits)
    {
        double Named(int planted) =>
            Combinatorics.Combinations(3, planted)
            * Combinatorics.Combinations(traits - 3, drawn - planted)
            / Combinatorics.Combinations(traits, drawn);
        return drawn < 2 ? 0 : Named(2) + (drawn < 3 ? 0 : Named(3));
    }

    /// <summary>
    /// The town forum, whose truth is planted: after optimisation the personas of nine of twelve people, or more, name two of the three
    /// planted traits of style, and they make the person's own test replies more probable than no persona and than another's persona does.
    /// </summary>
    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public async Task PlantedTraitsAreNamedAndTheTestRepliesFitBetter(int seed)
    {
        using TemporaryFolder folder = new();
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = folder["a.db"], Seed = seed });
        var set = await UserSource.ReadAsync(
            UserSource.Forum,
            PostFilter.Default,
            SplitSizes.Default,
            new LexiconMasker(),
            seed
        );
        ImitationOptions options = new()
        {
            Strategy = Strategy.Likelihood,
            Embeddings = false,
            Seed = seed,
        };
        var table = await new ImitationRun(lab, "forum", options).RunAsync(set.Users);
        var made = await new BaselineRun(
            "forum",
            new LabImitationModel(lab, options, set.Users),
            new ModelItemScorer(lab, embeddings: false),
            seed
        ).RunAsync(
            set.Users,
            table,
            [BaselineCondition.NoPersona, BaselineCondition.OtherUser, BaselineCondition.BestPersona]
        );

        var planted = PlantedTraits.Load();
        var lexicon = TraitLexicon.Load();
        Assert.Equal(table.Users, planted.People.Order(StringComparer.Ordinal));
        Assert.All(
            planted.People,
            p => Assert.Equal(3, planted.Of(p).Distinct().Intersect(lexicon.Traits.Select(t => t.Code)).Count())
        );
        var (named, namedBefore, chance) = (0, 0, 0.0);
        foreach (var user in table.Users)
        {
            var stated = lexicon.StatedIn(table.Selected(user));
            var found = planted.NamedIn(user, table.Selected(user));
            chance += ByChance(stated.Count, lexicon.Traits.Count);
            named += found.Count >= 2 ? 1 : 0;
            namedBefore += planted.NamedIn(user, table.PersonaText(user, "p0")).Count >= 2 ? 1 : 0;
            output.WriteLine($"{user, -14} {string.Join(", ", found)} of {stated.Count} named");
        }
        output.WriteLine($"{named} of 12 after, {namedBefore} of 12 before, {chance:F2} of 12 by chance");
        Assert.True(named >= 9, $"{named} of 12");
        Assert.True(chance < 1, $"{chance} of 12 by chance");
        Assert.Equal(0, namedBefore);

        ConditionTable conditions = new(table.With(made));
        foreach (var other in (BaselineCondition[])[BaselineCondition.NoPersona, BaselineCondition.OtherUser])
        {
            var gain = conditions.Compare(BaselineCondition.BestPersona, other, Measure.ReplyLikelihood, seed);
            output.WriteLine($"best less {other}: {gain.Estimate} {gain.Test.P:G3} {gain.Wins} of {gain.Users}");
            Assert.True(gain.IsImprovement, $"{other}: {gain.Estimate}");
        }
    }
}
