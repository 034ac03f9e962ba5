using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Simulacra;

public sealed class StoryTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void ScoresAddUpByTheFormula() =>
        Assert.Equal(80 * 0.5 + 100 * 0.25 + 120 * 0.1, new ParagraphScore(0.5, 0.25, 0.1).Total, 12);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(30)]
    public async Task StoriesOfAnyLengthAreScoredAndPicked(int count)
    {
        FakeModel model = new(_ => "x");
        LifeStory story = new([
            .. Enumerable
                .Range(0, count)
                .Select(i => $"In year {i} something odd number {i * 7} happened in town. It rained on all {i} of us."),
        ]);
        var scores = await new StoryScorer(model, new ExtractiveSummariser(model)).ScoreAsync(story);
        Assert.Equal(count, scores.Count);
        Assert.All(scores, s => Assert.InRange(s.Importance, 0, 1.0001));
        var best = Enumerable.Range(0, count).OrderByDescending(i => scores[i].Total).ToArray();
        var picked = Enumerable.Range(0, 200).Select(i => Array.IndexOf(best, StoryScorer.Pick(scores, i))).ToHashSet();
        Assert.Equal(count > 20 ? count / 10 + 1 : Math.Min(5, count), picked.Count);
        Assert.Equal(picked.Count - 1, picked.Max());
    }

    [Fact]
    public async Task EveryRoundIsKeptAndAStoppedRunGoesOn()
    {
        var folder = Stub.Copy("abel-tran", temporary.Path);
        var n = 0;
        FakeModel model = new(_ => $"First new text {Interlocked.Increment(ref n)}.\n\nSecond new text {n}.");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        StoryWriter writer = new(lab, new() { Rounds = 2, Threshold = 0 });
        var first = await writer.GrowAsync(folder, 7);
        var second = await writer.GrowAsync(folder, 7);
        Assert.Equal([1, 2, 3, 4], first.Concat(second).Select(r => r.Round));
        StoryHistory history = new(folder);
        Assert.Equal(4, history.Rounds);
        Assert.Equal(6, history[0].Paragraphs.Count);
        Assert.Equal(10, history[4].Paragraphs.Count);
        Assert.Equal(history[4].Text, CharacterReader.Load(folder).Story.Text);
        Assert.Contains("the last is 4", Assert.Throws<InputException>(() => history[9]).Message);

        var other = Stub.Copy("abel-tran", temporary["again"]);
        n = 0;
        FakeModel same = new(_ => $"First new text {Interlocked.Increment(ref n)}.\n\nSecond new text {n}.");
        await using var otherLab = await same.LabAsync(temporary["b.db"]);
        await new StoryWriter(otherLab, new() { Rounds = 4, Threshold = 0 }).GrowAsync(other, 7);
        Assert.Equal(File.ReadAllText(folder.StoryFile), File.ReadAllText(other.StoryFile));
    }

    [Fact]
    public async Task AReviewTakesBackOrChangesARound()
    {
        var folder = Stub.Copy("abel-tran", temporary.Path);
        var n = 0;
        FakeModel model = new(_ => $"New text {Interlocked.Increment(ref n)} about nothing at all.");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var rounds = await new StoryWriter(lab, new() { Rounds = 2, Threshold = 0 }).GrowAsync(folder, 3);
        StoryHistory history = new(folder);
        Assert.NotEqual(rounds[0].Paragraph, rounds[1].Paragraph);
        void Decide(int round, string decision, string from = "", string to = "") =>
            File.WriteAllText(
                history.ReviewFile(round),
                File.ReadAllText(history.ReviewFile(round))
                    .Replace("decision: accept", decision)
                    .Replace(from.Length > 0 ? from : "\0", to)
            );
        Decide(2, "decision: perhaps");
        var before = File.ReadAllText(folder.StoryFile);
        Assert.Contains(
            "'002-review.md' line 1",
            Assert.Throws<InputException>(() => StoryReview.Apply(folder)).Message
        );
        Assert.Equal(before, File.ReadAllText(folder.StoryFile));
        File.WriteAllText(
            history.ReviewFile(2),
            File.ReadAllText(history.ReviewFile(2))
                .Replace("perhaps", "edit")
                .Replace("New text 2 about", "Edited text about")
        );
        Decide(1, "decision: reject");
        Assert.Equal(2, StoryReview.Apply(folder));
        var story = CharacterReader.Load(folder).Story;
        Assert.Contains(rounds[0].Before, story.Paragraphs);
        Assert.Contains("Edited text about nothing at all.", story.Paragraphs);
        Assert.Equal(0, StoryReview.Apply(folder));
    }

    [Fact]
    public async Task ContradictionsAreNotTakenAndLowScoresEndTheRun()
    {
        var folder = Stub.Copy("abel-tran", temporary.Path);
        FakeModel model = new(_ => "Abel was 63 when it happened, in 2044.");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var rounds = await new StoryWriter(lab, new() { Rounds = 1, Threshold = 0 }).GrowAsync(folder, 7);
        Assert.Equal(StoryOutcome.Contradicted, rounds[0].Outcome);
        Assert.Contains("older than the 27", rounds[0].Note);
        Assert.DoesNotContain("2044", File.ReadAllText(folder.StoryFile));
        var calls = model.Calls.Count;
        var done = await new StoryWriter(lab, new() { Threshold = 301 }).GrowAsync(folder, 7);
        Assert.Equal(StoryOutcome.Finished, done.Single().Outcome);
        Assert.Equal(calls, model.Calls.Count);
    }

    [Fact]
    public async Task AShortContextGetsAWindowAndSummaries()
    {
        var folder = Stub.Copy("abel-tran", temporary.Path);
        File.WriteAllText(
            folder.StoryFile,
            new LifeStory([
                .. Enumerable
                    .Range(0, 60)
                    .Select(i => $"Part {i} of the tale has its own harbour{i} and lamp{i}. Then part {i} ended."),
            ]).ToMarkdown()
        );
        FakeModel model = new(_ => "new");
        await using var lab = await model.LabAsync(temporary["a.db"]);
        var rounds = await new StoryWriter(
            lab,
            new()
            {
                Rounds = 1,
                ContextTokens = 2200,
                SummaryWords = 30,
            }
        ).GrowAsync(folder, 7);
        Assert.True(rounds[0].Limited);
        var at = rounds[0].Paragraph - 1;
        Assert.Contains($"Part {at} of the tale", model.Calls[0].Text);
        Assert.True(
            Enumerable.Range(0, 60).Count(i => model.Calls[0].Text.Contains($"lamp{i}.", StringComparison.Ordinal)) < 25
        );
    }
}
