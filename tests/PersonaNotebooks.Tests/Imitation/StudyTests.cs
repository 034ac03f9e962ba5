using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Imitation.Studies;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Imitation;

public class StudyTests
{
    private static readonly Measure RougeL = new("ROUGE-L", s => s.RougeL);

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0, false)]
    public void ASlopeIsFoundWhereThereIsOne(double slope, bool found)
    {
        var random = new Seed(6).Stream();
        ItemRecord[] items =
        [
            .. from user in Enumerable.Range(0, 10)
            from round in Enumerable.Range(1, 8)
            select Item($"u{user}", "development", round, "t", "o") with
            {
                Scores = new() { RougeL = 0.3 + slope * round + 0.05 * random.NextNormal() },
            },
        ];
        var tested = RoundCurve.Slope(new([], items), RougeL, 7)!;
        Assert.InRange(slope, tested.Estimate.Low, tested.Estimate.High);
        Assert.Equal(found, tested.IsImprovement);
    }

    [Fact]
    public void TheIntervalOfFewUsersIsStudents()
    {
        // t of 3 degrees of freedom at 97.5 % is 3.182446; standard error sqrt(5/3)/2.
        var few = PairedGain.Of([1, 2, 3, 4], [0, 0, 0, 0], 1).Estimate;
        Assert.Equal(2.5 - 3.182446 * Math.Sqrt(5 / 3.0) / 2, few.Low, 5);
        Assert.Equal("Student's t", few.Method);
        ItemRecord[] two =
        [
            .. new[] { 0.2, 0.6 }.Select(
                (v, u) => Item($"u{u}", "development", 1, "t", "o") with { Scores = new() { RougeL = v } }
            ),
        ];
        Assert.Equal("Student's t", RoundCurve.Development(new([], two), RougeL, 1)[0].Value.Method);
        Assert.Null(RoundCurve.Slope(new([], two), RougeL, 1));
        Assert.Contains("bootstrap", PairedGain.Of([1, 2, 3, 4, 5, 6], new double[6], 1).Estimate.Method);
    }

    [Fact]
    public void RoundsOfNoiseAreRarelyCalledBetterWhenPaired()
    {
        var published = PublishedValue.Load("mimic");
        // An interval of 95 % lies above zero in 2.5 % of the tables; a bootstrap over so few users is somewhat too narrow.
        foreach (var strategy in PublishedRounds.Strategies)
        {
            var noise = PublishedRounds.ByNoiseAlone(published, strategy, 3, 0.18, 200);
            Assert.InRange(noise.PairedAbove.Value, 0, 0.08);
            Assert.True(noise.Claim.Value > 0.1);
        }
    }

    [Fact]
    public void StyleOfRepliesIsMeasuredWhereThereAreEnough()
    {
        ItemRecord[] Items(int users, int each, string text) =>
            [
                .. from u in Enumerable.Range(0, users)
                from i in Enumerable.Range(0, each)
                let own = (
                    (string[])[$"Well, number {i} it is.", $"I do not know {i}; ask them, please", $"so what of {i}?"]
                )[u % 3]
                select Item($"u{u}", "test", 0, text.Length > 0 ? text : own, own),
            ];
        var same = ImitatedReplies.Of(Items(3, 8, ""), 1);
        Assert.Equal(0, same.Distance!.Value);
        Assert.True(
            ImitatedReplies.Of(Items(3, 8, "LOL NO!!"), 1) is { Distance.Value: > 0.5, Recognised.Value: > 0.9 }
        );
        Assert.Null(ImitatedReplies.Of(Items(3, 7, ""), 1).Recognised);
        Assert.Equal(new(null, null), ImitatedReplies.Of(Items(1, 7, ""), 1));
    }

    [Fact]
    public async Task PeopleWhoWriteRepliesOnlyCanTakePart()
    {
        Assert.Equal(8, (SplitSizes.Default with { Test = 8 }).TestPosts);
        var chat = PostSet.Of([
            .. Enumerable
                .Range(0, 20)
                .Select(i => new UserPost($"m{i}", "ann", $"that is number {i}") { ParentText = $"which is {i}?" }),
        ]);
        SplitSizes sizes = new(0, 8, 6, 6) { DevelopmentPosts = 0, TestPosts = 0 };
        var user = Assert.Single((await UserSplit.SplitAsync(chat, sizes, new LexiconMasker(), 1)).Users);
        Assert.Equal((8, 6, 6), (user.History.Count, user.Development.Count, user.Test.Count));
        FakeModel model = new() { Imitate = (_, s) => s.Original };
        ImitationLoop loop = new("chat", model, new TextItemScorer(), new() { Rounds = 2, Stimuli = 8 });
        Assert.Equal(4, (await loop.RunAsync(user)).Rounds[0].Items);
    }

    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 3)]
    public void AFormHasRoomForEveryClearTraitAndTellsTheirStrengthFirst(bool metrics, int least)
    {
        ImitatedUser With(string id, Func<int, string> text) =>
            People.User(id) with
            {
                History = [.. Enumerable.Range(0, 30).Select(i => new UserPost($"{id}{i}", id, text(i)))],
            };
        var loud = With("loud", i => $"so it goes (again)... number {i}; dont ask!!");
        ImitatedUser[] all =
        [
            loud,
            .. Enumerable.Range(0, 3).Select(u => With($"u{u}", i => $"It is number {i} of {u}.")),
        ];
        ReflectionPrompt prompts = new(new() { ShowMetrics = metrics }, all);
        ImitatedItem item = new(loud.Development[0], "so so", "so so", new());
        var (prompt, schema) = prompts.Build(new(loud, 1, "About: nobody", [item], ""));
        var traits = schema.GetProperty("properties").GetProperty("improved_persona").GetProperty("properties");
        Assert.Equal(least, traits.GetProperty("traits").GetProperty("minItems").GetInt32());
        Assert.Equal(metrics, prompt.Contains("- writes-in-lower-case: clearly a trait of this person"));
        var lines = prompt
            .Split('\n')
            .Where(l => l.Contains("of this person (") || l.Contains("than others ("))
            .ToArray();
        Assert.Equal(metrics ? 28 : 0, lines.Length);
        Assert.Equal(lines.OrderBy(l => !l.Contains("clearly")), lines);
    }

    [Fact]
    public async Task EveryFigureIsDrawnFromTextScoresAloneToo()
    {
        using TemporaryFolder folder = new();
        var users = People.Users(6);
        FakeModel model = new()
        {
            Imitate = (persona, s) =>
                string.Join(' ', s.Original.Split(' ').Skip(persona is null ? 2 : persona.Length % 3)),
            Reflect = r => new("again", r.Persona + " more words", null),
        };
        async Task<RunTable> RunAsync(string id, Acceptance rule)
        {
            ImitationLoop loop = new(
                id,
                model,
                new TextItemScorer(),
                new()
                {
                    Rounds = 3,
                    Stimuli = 6,
                    Acceptance = rule,
                }
            );
            RunTable table = new([], []);
            foreach (var user in users)
            {
                table = table.With(await loop.RunAsync(user));
            }
            return table;
        }
        var run = await RunAsync("ours", Acceptance.KeepBest);
        var all = run.With(await new BaselineRun("ours", model, new TextItemScorer(), 1).RunAsync(users, run));
        (string, RunTable)[] strategies =
        [
            ("ROUGE", await RunAsync("ROUGE", Acceptance.AlwaysReplace)),
            ("my own", await RunAsync("my own", Acceptance.AlwaysReplace)),
        ];
        StudySource source = new(new() { Caveat = "test" }, "a fake", 7) { Folder = folder.Path };
        Figure[] figures =
        [
            RoundFigures.Gain(run, Measure.ReplyRouge1, source),
            RoundFigures.Drift(strategies[0].Item2, source),
            RoundFigures.OfMeasure(run, Measure.ReplyRouge1, "by-round", source),
            ConditionFigures.Against(all, Measure.ReplyRouge1, source),
            ConditionFigures.Beside(all, source),
            ConditionFigures.Tasks(all, source),
            ConditionFigures.Boxes(all, posts: true, source),
            ConditionFigures.Boxes(all, posts: false, source),
            StrategyFigures.Rounds(strategies, source),
            StrategyFigures.Replies(strategies, source),
        ];
        Assert.Equal(figures.Length, Directory.GetFiles(folder.Path, "*.svg").Length);
        Assert.All(Directory.GetFiles(folder.Path, "*.json"), f => Assert.Contains("\"user\": 6", File.ReadAllText(f)));
        Assert.All(Directory.GetFiles(folder.Path, "*.svg"), f => Assert.Contains("a fake", File.ReadAllText(f)));
        Assert.Throws<InputException>(() => StrategyFigures.Perplexity(strategies, source));
        Assert.Contains(">none<", RoundFigures.Drift(run with { Rounds = [] }, source).ToSvg());
        Assert.Equal("start · ", run.Story("user1")[..8]);
    }

    private static ItemRecord Item(string user, string stage, int round, string text, string original) =>
        new("r", user, round, stage, "p", $"{user}{round}", false, text, text, original, new());
}
