using PersonaNotebooks.Census;
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
    /// <summary>
    /// The town forum, whose truth is planted: after optimisation at least nine of twelve personas name two of the three planted traits
    /// of style, and they make the person's own test replies more probable than no persona and than another's persona does.
    /// </summary>
    [Fact]
    public async Task PlantedTraitsAreNamedAndTheTestRepliesFitBetter()
    {
        using TemporaryFolder folder = new();
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = folder["a.db"], Seed = 7 });
        var set = await UserSource.ReadAsync(
            UserSource.Forum,
            PostFilter.Default,
            SplitSizes.Default,
            new LexiconMasker(),
            7
        );
        ImitationOptions options = new()
        {
            Rounds = 4,
            Stimuli = 16,
            Strategy = Strategy.Likelihood,
            Embeddings = false,
            Seed = 7,
        };
        var table = await new ImitationRun(lab, "forum", options).RunAsync(set.Users);
        var made = await new BaselineRun(
            "forum",
            new LabImitationModel(lab, options, set.Users),
            new ModelItemScorer(lab, embeddings: false),
            7
        ).RunAsync(
            set.Users,
            table,
            [BaselineCondition.NoPersona, BaselineCondition.OtherUser, BaselineCondition.BestPersona]
        );

        var planted = CsvRows
            .Read(Home.Data("imitation", "forum-traits.csv"), "person", "trait")
            .ToLookup(r => r["person"], r => r["trait"]);
        var lexicon = TraitLexicon.Load();
        Assert.All(planted, p => Assert.Equal(3, p.Distinct().Intersect(lexicon.Traits.Select(t => t.Code)).Count()));
        var (named, namedBefore) = (0, 0);
        foreach (var user in table.Users)
        {
            var found = lexicon.NamedIn(table.Selected(user)).Intersect(planted[user]).ToArray();
            named += found.Length >= 2 ? 1 : 0;
            namedBefore += lexicon.NamedIn(table.PersonaText(user, "p0")).Intersect(planted[user]).Count() >= 2 ? 1 : 0;
            output.WriteLine($"{user, -14} {string.Join(", ", found)}");
        }
        output.WriteLine($"{named} of 12 after, {namedBefore} of 12 before");
        Assert.InRange(named, 9, 12);
        Assert.True(namedBefore < named);

        ConditionTable conditions = new(table.With(made));
        foreach (var other in (BaselineCondition[])[BaselineCondition.NoPersona, BaselineCondition.OtherUser])
        {
            var gain = conditions.Compare(BaselineCondition.BestPersona, other, Measure.ReplyLikelihood, 7);
            output.WriteLine($"best less {other}: {gain.Estimate} {gain.Test.P:G3} {gain.Wins} of {gain.Users}");
            Assert.True(gain.IsImprovement, $"{other}: {gain.Estimate}");
        }
    }
}
