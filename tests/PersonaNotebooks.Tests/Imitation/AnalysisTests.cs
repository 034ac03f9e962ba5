using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;

namespace PersonaNotebooks.Tests.Imitation;

public class AnalysisTests
{
    private static readonly Measure RougeL = new("ROUGE-L", s => s.RougeL);

    [Theory]
    [InlineData("all")]
    [InlineData("BERTScore")]
    [InlineData("BLEU")]
    [InlineData("perplexity")]
    [InlineData("ROUGE")]
    public void ThePublishedImprovementComesOutOfRoundsWithoutATrend(string strategy)
    {
        var table = PublishedRounds.Of(PublishedValue.Load("mimic"), strategy, 7);
        var best = BestOfRounds.Of(table.Scores, 7);
        Assert.Equal(table.Before, Math.Round(best.Before, 4));
        Assert.Equal(table.After, Math.Round(best.After, 4));
        Assert.Equal(table.After - table.Before, Math.Round(best.Claimed, 4), 10);
        Assert.Equal(
            (table.First, table.FirstUsers, table.Peak, table.PeakUsers),
            (best.First, best.FirstUsers, best.Best, best.BestUsers)
        );
        Assert.True(best.ExpectedByChance > 0.05, $"expected by chance {best.ExpectedByChance}");
    }

    [Fact]
    public void RandomScoresWithoutATrendGiveNoPairedGainHoweverLargeTheirMaximum()
    {
        var (claimed, maximum) = (0, 0.0);
        for (var repetition = 0; repetition < 100; repetition++)
        {
            var random = new Seed(1).For("noise", repetition).Stream();
            RoundScore[] scores =
            [
                .. from user in Enumerable.Range(0, 12)
                from round in Enumerable.Range(1, 20)
                select new RoundScore("r", $"u{user}", round, 0.6 + 0.15 * random.NextNormal()),
            ];
            var best = BestOfRounds.Of(scores, new Seed(2), 20);
            maximum += best.Claimed / 100;
            claimed += best.Paired!.IsImprovement ? 1 : 0;
        }
        Assert.InRange(claimed, 0, 5);
        Assert.True(maximum > 0.05, $"the maximum of noise claims {maximum} on average");
    }

    /// <summary>The whole loop on users who are all the same and a model that listens to no persona: what it accepts is luck.</summary>
    [Fact]
    public async Task WithNothingButNoiseNoImprovementIsClaimedInNinetyFiveOfAHundred()
    {
        var (claimed, accepted) = (0, 0);
        for (var repetition = 0; repetition < 100; repetition++)
        {
            var seed = new Seed(11).For("repetition", repetition);
            FakeModel model = new()
            {
                Imitate = (persona, s) =>
                {
                    var random = seed.For(persona!).For(s.Id).Stream();
                    return string.Join(' ', s.Original.Split(' ').Where(_ => random.Next(2) == 0).Append("or so"));
                },
                Reflect = r => new("again", $"{r.User.Id} {r.Round} {repetition}", null),
            };
            ImitationLoop loop = new(
                "noise",
                model,
                new TextItemScorer(),
                new()
                {
                    Rounds = 4,
                    Stimuli = 6,
                    Seed = seed,
                }
            );
            RunTable table = new([], []);
            foreach (var user in People.Users(12))
            {
                table = table.With(await loop.RunAsync(user));
            }
            accepted += table.Rounds.Count(r => r.Event == RoundEvent.Accepted);
            // The whole report: a claim in any measure is a claim.
            Measure[] measures = [RougeL, .. Measure.All];
            claimed += OptimisationGain.Report(table, measures, seed).Any(g => g.IsImprovement) ? 1 : 0;
        }
        Assert.True(accepted > 500, $"the loop must have been tempted: {accepted}");
        Assert.InRange(claimed, 0, 5);
    }

    [Fact]
    public async Task APersonaThatReallyHelpsIsClaimed()
    {
        FakeModel model = new()
        {
            Imitate = (persona, s) =>
                persona!.StartsWith("persona", StringComparison.Ordinal) ? s.Original
                : s.Id.Contains("user3") ? "thank you for nothing"
                : "something else",
        };
        RunTable table = new([], []);
        foreach (var user in People.Users(8))
        {
            table = table.With(
                await new ImitationLoop("r", model, new TextItemScorer(), new() { Rounds = 2, Stimuli = 6 }).RunAsync(
                    user
                )
            );
        }
        var gain = OptimisationGain.Of(table, RougeL with { Posts = false }, 1);
        Assert.True(gain.IsImprovement, gain.Estimate.ToString());
        Assert.Equal(8, gain.Wins);
    }

    [Fact]
    public void NothingIsClaimedOfFewUsersOrWithoutVariance()
    {
        Assert.False(PairedGain.Of([1.1, 1.2, 1.3, 1.2, 1.1], [0.1, 0.1, 0.1, 0.1, 0.1], 1).IsImprovement);
        Assert.True(PairedGain.Of([1.1, 1.2, 1.3, 1.2, 1.1, 1.4], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1], 1).IsImprovement);
        Assert.False(PairedGain.Of([1, 1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0, 0, 0], 1).IsImprovement);
    }

    [Fact]
    public void WhatNoiseReachesGrowsWithTheSpreadAssumed()
    {
        var published = PublishedValue.Load("mimic");
        var noise = PublishedRounds
            .AssumedSpreads.Select(s => PublishedRounds.ByNoiseAlone(published, "ROUGE", 7, s, 100))
            .ToArray();
        Assert.Equal(noise.OrderBy(n => n.Claim.Value), noise);
        Assert.Equal(noise.OrderBy(n => n.Reaches.Value), noise);
        Assert.All(noise, n => Assert.InRange(n.Claim.Value, n.Claim.Low, n.Claim.High));
        // Without noise the rule has nothing to choose from.
        Assert.Equal(0, PublishedRounds.ByNoiseAlone(published, "ROUGE", 7, 0, 5).Claim.High, 12);
    }

    [Theory]
    [InlineData("all", 71, 38)]
    [InlineData("ROUGE", 87, 24)]
    public void MadeUpTablesHaveThePublishedRowsAndRounds(string strategy, int rows, int rounds)
    {
        var scores = PublishedRounds.Of(PublishedValue.Load("mimic"), strategy, 3).Scores;
        Assert.Equal(rows, scores.Count);
        Assert.Equal(rows, scores.Select(s => (s.User, s.Round)).Distinct().Count());
        Assert.Equal(rounds, scores.Select(s => s.Round).Distinct().Count());
    }

    [Fact]
    public void TheAxisShowsTrueRoundsAndTheirN()
    {
        RunTable table = new([], [Item("a", "x", 1, 0.2), Item("a", "x", 3, 0.4), Item("a", "y", 3, 0.8)]);
        var curve = RoundCurve.Development(table, RougeL, 1);
        Assert.Equal([1, 3], curve.Select(p => p.Round));
        Assert.Equal([1, 2], curve.Select(p => p.Users));
        Assert.Equal(0.6, curve[1].Value.Value, 12);
        Assert.True(double.IsNaN(curve[0].Value.Low));
    }

    [Fact]
    public void TwoRunsOfOneUserAreBothKeptAndOneRoundTwiceIsRefused()
    {
        RunTable table = new(
            [],
            [Item("a", "x", 1, 0.2), Item("b", "x", 1, 0.4), Item("a", "x", 2, 0.1), Item("b", "x", 2, 0.3)]
        );
        Assert.Equal(4, RoundScore.Of(table, RougeL).Count);
        Assert.All(RoundCurve.Development(table, RougeL, 1), p => Assert.Equal(2, p.Users));
        var e = Assert.Throws<InputException>(() => BestOfRounds.Of([new("a", "x", 1, 0.1), new("a", "x", 1, 0.2)], 1));
        Assert.Contains("round 1 of the user 'x' twice", e.Message);
    }

    [Fact]
    public async Task BaselinesShareTheItemsAndTheAnalysisOfVarianceReadsThem()
    {
        var users = People.Users(4);
        FakeModel model = new() { Imitate = (p, s) => p is null ? s.Original : $"{p[..5]} {s.Original}" };
        TextItemScorer scorer = new();
        RunTable table = new([], []);
        foreach (var user in users)
        {
            table = table.With(
                await new ImitationLoop("r", model, scorer, new() { Rounds = 2, Stimuli = 4 }).RunAsync(user)
            );
        }
        var made = await new BaselineRun("r", model, scorer, 5).RunAsync(users, table);
        foreach (var user in users)
        {
            foreach (var condition in BaselineRun.All)
            {
                var items = made
                    .Items.Where(i => i.User == user.Id && i.Stage == condition.ToString())
                    .Select(i => i.Item);
                Assert.Equal(user.Test.Select(t => t.Id), items);
            }
        }
        var copied = made.Items.Where(i => i.Stage == nameof(BaselineCondition.CopyStimulus) && i.IsPost);
        Assert.All(copied, i => Assert.Equal(0, i.Scores.SlotExact));
        ConditionTable conditions = new(table.With(made));
        var gain = conditions.Compare(BaselineCondition.NoPersona, BaselineCondition.BestPersona, RougeL, 1);
        // A word of the persona stands in front of every text but that of no persona.
        Assert.True(gain.Estimate.Value > 0, gain.Estimate.ToString());
        Assert.Equal(4, gain.Wins);
        var effects = conditions.Anova(
            RougeL,
            BaselineCondition.NoPersona,
            BaselineCondition.CopyStimulus,
            BaselineCondition.Generic
        );
        Assert.Equal(["condition", "task", "condition × task"], effects.Select(e => e.Name));
    }

    [Fact]
    public async Task BaselinesOnOtherItemsThanTheRunsAreRefused()
    {
        FakeModel model = new();
        var user = People.User("ann");
        var table = await new ImitationLoop("r", model, new TextItemScorer(), new() { Rounds = 1 }).RunAsync(user);
        BaselineRun baselines = new("r", model, new TextItemScorer(), 5);
        var other = user with { Test = [.. user.Test.Skip(1), user.Development[0]] };
        var e = await Assert.ThrowsAsync<InputException>(() =>
            baselines.RunAsync([other], table, [BaselineCondition.NoPersona])
        );
        Assert.Contains("not those of the run", e.Message);
    }

    [Fact]
    public async Task NobodyGetsTheirOwnPersonaAsAnothers()
    {
        var users = People.Users(5);
        List<string?> seen = [];
        FakeModel model = new()
        {
            Imitate = (p, _) =>
            {
                seen.Add(p);
                return "x";
            },
        };
        RunTable table = new([], []);
        foreach (var user in users)
        {
            table = table.With(
                await new ImitationLoop("r", model, new TextItemScorer(), new() { Rounds = 1, Stimuli = 2 }).RunAsync(
                    user
                )
            );
        }
        seen.Clear();
        await new BaselineRun("r", model, new TextItemScorer(), 5).RunAsync(
            users,
            table,
            [BaselineCondition.OtherUser]
        );
        var each = seen.Chunk(12).Select(c => Assert.Single(c.Distinct())).ToArray();
        Assert.Equal(5, each.Distinct().Count());
        Assert.All(each.Zip(users), p => Assert.DoesNotContain(p.Second.Id, p.First));
    }

    [Fact]
    public void AClassifierTellsAnotherStyleApartAndNotTheSameTexts()
    {
        var random = new Seed(3).Stream();
        string Text(string[] words, string end) =>
            string.Join(' ', Enumerable.Range(0, 12).Select(_ => words[random.Next(words.Length)])) + end;
        string[] words = ["the", "bridge", "and", "a", "park", "of", "we", "like", "it", "you", "in", "town"];
        ItemRecord Reply(int user, int i, string original, string made) =>
            new("r", $"u{user}", 0, "test", "p0", $"{user}-{i}", false, made, made, original, new());
        ItemRecord[] Items(Func<string> made) =>
            [
                .. from u in Enumerable.Range(0, 6)
                from i in Enumerable.Range(0, 12)
                select Reply(u, i, Text(words, "."), made()),
            ];
        var apart = AuthorRecognition.Accuracy(Items(() => Text(words, "!!").ToUpperInvariant()), 1);
        var same = AuthorRecognition.Accuracy(Items(() => Text(words, ".")), 1);
        Assert.True(apart.Low > 0.9, apart.ToString());
        Assert.True(same.Low < 0.5 && same.High > 0.4 && same.Value < 0.65, same.ToString());
    }

    [Fact]
    public void TheStyleDistanceOfTheSameTextsIsZeroAndOfOthersIsNot()
    {
        string[] one = ["I do believe, and I say so.", "You may think that; I do not."];
        string[] other = ["lol no!!", "u r so right!!"];
        Assert.Equal(0, StyleDistance.Between(one, one, [one, other]));
        Assert.True(StyleDistance.Between(one, other, [one, other]) > 0.5);
    }

    [Fact]
    public void DriftSaysWhichWordsCameAndWent()
    {
        RoundRecord Round(int n, string id, string text) =>
            new("r", "x", n, RoundEvent.Accepted, id, text, 0.1, id, null, 2, null, null);
        var drift = Assert.Single(
            PersonaDrift.Of(
                new(
                    [
                        Round(1, "p0", "warm and slow"),
                        Round(2, "p1", "warm and quick"),
                        Round(3, "p1", "warm and quick"),
                    ],
                    []
                )
            )
        );
        Assert.Equal(
            (2, "quick", "slow", 0.5),
            (drift.Round, Assert.Single(drift.Came), Assert.Single(drift.Went), drift.Overlap)
        );
    }

    private static ItemRecord Item(string run, string user, int round, double score) =>
        new(
            run,
            user,
            round,
            "development",
            "p",
            $"{run}{user}{round}",
            false,
            "t",
            "t",
            "o",
            new() { RougeL = score }
        );
}
