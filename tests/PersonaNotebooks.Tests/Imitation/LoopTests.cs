using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;

namespace PersonaNotebooks.Tests.Imitation;

public class LoopTests
{
    private static readonly ImitationOptions Options = new()
    {
        Rounds = 4,
        Stimuli = 6,
        Margin = 0,
    };

    [Fact]
    public async Task NoReflectionEverSeesATestItem()
    {
        FakeModel model = new() { Imitate = (persona, s) => $"{persona} {s.Original.Length}" };
        await Run(model, Options with { Rounds = 6 });
        Assert.Equal(5, model.Requests.Count);
        ReflectionPrompt prompts = new(Options, [People.User("ann")]);
        Assert.All(
            model.Requests,
            r =>
            {
                Assert.DoesNotContain("secret", prompts.Build(r).Prompt);
                Assert.Contains("develop", prompts.Build(r).Prompt);
                Assert.All(r.Imitations, i => Assert.DoesNotContain("secret", i.Stimulus.Id));
            }
        );
    }

    [Fact]
    public async Task ABetterPersonaIsKeptAndAWorseOneIsNot()
    {
        // "persona after 1" writes the person's own words, every later one writes nonsense.
        FakeModel model = new()
        {
            Imitate = (p, s) =>
                p == "persona after 1" ? s.Original
                : p![0] == 'f' ? $"thank you, {s.Original[..9]}"
                : "zzz",
        };
        var table = await Run(model, Options);
        RoundEvent[] expected = [RoundEvent.Start, RoundEvent.Accepted, RoundEvent.Rejected, RoundEvent.Rejected];
        Assert.Equal(expected, table.Rounds.Select(r => r.Event));
        Assert.Equal("persona after 1", table.Selected("ann"));
        Assert.All(model.Requests.Skip(1), r => Assert.Equal("persona after 1", r.Persona));
        Assert.Contains("thrown away", model.Requests[2].Verdict);
    }

    [Fact]
    public async Task TheChosenPersonaIsTheOneThatEarnedTheScore()
    {
        FakeModel model = new() { Imitate = (p, s) => p == "persona after 2" ? s.Original : "zzz" };
        var table = await Run(model, Options);
        var earned = table.Rounds.MaxBy(r => r.Score)!;
        Assert.Equal(earned.Text, table.Selected("ann"));
        Assert.Equal(earned.Persona, table.Last("ann").Best);
        var tested = table.Items.Where(i => i.Stage == "test" && i.Persona == earned.Persona);
        Assert.All(tested, i => Assert.Equal(1, i.Scores.RougeL, 9));
    }

    [Fact]
    public async Task CandidateAndBestAreComparedOnTheSameItems()
    {
        var table = await Run(new() { Imitate = (p, s) => $"{p} {s.Original[..5]}" }, Options);
        foreach (var round in table.Items.Where(i => i.Round > 1).GroupBy(i => i.Round))
        {
            string[] Of(string stage) => [.. round.Where(i => i.Stage == stage).Select(i => i.Item)];
            Assert.Equal(Of("best"), Of("development"));
            Assert.Equal(6, Of("best").Length);
        }
        Assert.True(
            table
                .Items.Where(i => i.Stage == "best")
                .GroupBy(i => i.Round)
                .Select(g => string.Join(' ', g.Select(i => i.Item).Order()))
                .Distinct()
                .Count() > 1
        );
    }

    [Fact]
    public async Task APersonaIsJudgedOnItemsThatItsReflectionWasNotShown()
    {
        var table = await Run(new() { Imitate = (p, s) => $"{p} {s.Original[..5]}" }, Options);
        var rounds = table.Items.Where(i => i.Stage == "development").ToLookup(i => i.Round, i => i.Item);
        Assert.All(Enumerable.Range(2, 3), r => Assert.Empty(rounds[r].Intersect(rounds[r - 1])));
    }

    [Fact]
    public void AnEmptyAnswerIsTheWorstAndEndsNoRun()
    {
        Objective objective = new(Strategy.Perplexity);
        var empty = objective.Of(new() { ReferencePerplexity = 40 });
        Assert.True(empty < objective.Of(new() { ReferencePerplexity = 40, Perplexity = 4000 }));
        Assert.Equal(0, FormatAdherence.Of("  ", "a text"));
        Assert.Throws<InputException>(() => objective.Of(new() { Perplexity = 4 }));
    }

    [Fact]
    public async Task AFailedReflectionKeepsThePersonaAndIsCounted()
    {
        FakeModel model = new() { Reflect = _ => new(null, null, "it is not one JSON document") };
        var table = await Run(model, Options);
        Assert.Equal(3, table.Rounds.Count(r => r.Event == RoundEvent.Failed));
        Assert.Equal("first persona of ann", table.Selected("ann"));
        Assert.All(table.Rounds.Skip(1), r => Assert.Equal("it is not one JSON document", r.Fault));
        Assert.DoesNotContain(model.Requests, r => r.Persona.Contains("None") || r.Persona.Length == 0);
    }

    [Fact]
    public async Task AnEmptyPersonaCountsAsFailedToo()
    {
        var table = await Run(new() { Reflect = _ => new("hm", "  ", null) }, Options);
        Assert.Equal(3, table.Rounds.Count(r => r.Event == RoundEvent.Failed));
    }

    [Fact]
    public async Task TheOriginalsRuleTakesTheNewestEvenIfWorseOnTheSameFirstItems()
    {
        FakeModel model = new() { Imitate = (p, s) => p![0] == 'f' ? s.Original : "zzz" };
        var table = await Run(model, Options with { Acceptance = Acceptance.AlwaysReplace });
        Assert.Equal("persona after 3", table.Selected("ann"));
        Assert.Equal(3, table.Rounds.Count(r => r.Event == RoundEvent.Replaced));
        Assert.True(table.Rounds[^1].Score < table.Rounds[0].Score);
        var items = table
            .Items.Where(i => i.Stage == "development")
            .GroupBy(i => i.Round)
            .Select(g => string.Join(' ', g.Select(i => i.Item)));
        Assert.Single(items.Distinct());
    }

    [Fact]
    public async Task PatienceStopsAUserWithoutABetterPersona()
    {
        FakeModel model = new() { Imitate = (p, s) => p![0] == 'f' ? s.Original : "zzz" };
        var table = await Run(model, Options with { Rounds = 50, Patience = 2 });
        Assert.Equal(3, table.Rounds.Count);
    }

    [Fact]
    public async Task AMarginAsksForMoreThanLuck()
    {
        var calls = 0;
        FakeModel model = new() { Imitate = (_, s) => calls++ % 7 == 0 ? s.Original : $"it is {calls % 5} of them" };
        var strict = await Run(model, Options with { Rounds = 30, Margin = 4 });
        Assert.DoesNotContain(strict.Rounds, r => r.Event == RoundEvent.Accepted);
    }

    [Fact]
    public void WhatIsSwitchedOffIsNotShown()
    {
        var user = People.User("ann");
        ImitatedItem[] items =
        [
            .. user.Development.Select(
                (s, i) => new ImitatedItem(s, $"made {i}", $"made {i}", new() { RougeL = i / 20.0 })
            ),
        ];
        string Show(ImitationOptions options) =>
            new ReflectionPrompt(options, [user]).Build(new(user, 1, "p", items, "")).Prompt;
        var all = Show(Options);
        Assert.Contains("made 0\n", all);
        Assert.Contains("made 11\n", all);
        Assert.DoesNotContain("made 5\n", all);
        Assert.DoesNotContain("made 11\n", Show(Options with { ShowBest = false }));
        Assert.DoesNotContain("made 0\n", Show(Options with { ShowWorst = false }));
        Assert.DoesNotContain("ROUGE", Show(Options with { ShowMetrics = false }));
        Assert.DoesNotContain("answer", Show(Options with { ShowOriginals = false }));
    }

    private static Task<RunTable> Run(FakeModel model, ImitationOptions options) =>
        new ImitationLoop("run", model, new TextItemScorer(), options).RunAsync(People.User("ann"));
}
