using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class ScorerTests(EmbeddedModelFixture fixture)
{
    [Fact]
    public async Task BatchesGiveWhatSingleCallsGive()
    {
        ScoreRequest[] requests =
        [
            new("I like the pool.", "It is cold."),
            new("", "It is cold."),
            new("I like the pool.", "Swimming zyxgrunt!"),
        ];
        var together = await fixture.Model.Scorer.ScoreAsync(requests, 0.7);
        for (var i = 0; i < requests.Length; i++)
        {
            var alone = await fixture.Model.Scorer.ScoreAsync([requests[i]], 0.7);
            Assert.Equal(alone[0].Tokens, together[i].Tokens);
            Assert.Equal(0.7, together[i].Temperature);
        }
    }

    [Fact]
    public async Task TokensJoinToTheContinuation()
    {
        const string text = "Hello, \"you\" (and co.) don't pay 1,000 dollars... ok?! \u00e9\u00e8";
        var score = await fixture.Model.Scorer.ScoreAsync([new("", text)]);
        Assert.Equal(" " + text, string.Concat(score[0].Tokens.Select(t => t.Token)));
        Assert.All(score[0].Tokens, t => Assert.InRange(t.LogProbability, -200, 0));
        Assert.Equal(score[0].Tokens.Sum(t => t.LogProbability), score[0].LogProbability);
    }

    [Fact]
    public async Task APromptMakesItsOwnWordsLikelier()
    {
        var scores = await fixture.Model.Scorer.ScoreAsync([
            new("", "my zyxgrunt purrs"),
            new("Yesterday my zyxgrunt purrs all day.\nMy zyxgrunt is fine.\n", "my zyxgrunt purrs"),
        ]);
        Assert.True(scores[1].LogProbability > scores[0].LogProbability + 5);
    }

    [Fact]
    public async Task AnEmptyContinuationIsCertain()
    {
        var score = await fixture.Model.Scorer.ScoreAsync([new("any", "")]);
        Assert.Empty(score[0].Tokens);
        Assert.Equal(0, score[0].LogProbability);
    }

    [Fact]
    public async Task LongAndBrokenTextsGetFiniteScores()
    {
        var scores = await fixture.Model.Scorer.ScoreAsync([
            new("", new string('z', 100_000)),
            new(string.Concat(Enumerable.Repeat("and so on ", 10_000)), "\ud800\ud800 \udfff"),
        ]);
        Assert.All(scores, s => Assert.True(double.IsFinite(s.LogProbability)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task TemperaturesThatAreNoneAreRefused(double temperature) =>
        await Assert.ThrowsAsync<InputException>(() => fixture.Model.Scorer.ScoreAsync([new("", "a")], temperature));

    [Fact]
    public async Task CancellationStopsScoring()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Model.Scorer.ScoreAsync([new("a", "b")], 1, source.Token)
        );
    }

    [Fact]
    public void TrainingOnNothingIsRefused() => Assert.Throws<InputException>(() => EmbeddedModel.Train(["", " \n "]));
}
