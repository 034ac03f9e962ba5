using System.Globalization;
using System.Text.Json;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Models;

/// <summary>A server with a real, tiny language model: each of three letters follows another with a fixed probability.</summary>
public sealed class OpenAiScorerTests : IDisposable
{
    private const string Letters = "abc";
    private static readonly double[][] Next =
    [
        [0.5, 0.3, 0.2],
        [0.1, 0.1, 0.8],
        [0.25, 0.25, 0.5],
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TheProbabilitiesOfAllContinuationsAddUpToOne()
    {
        await using LoopbackServer server = new(r => Complete(r, extra: false));
        await using var lab = await OpenAsync(server);
        var all = from a in Letters from b in Letters from c in Letters select new ScoreRequest("ab", $"{a}{b}{c}");
        var scores = await lab.Scorer.ScoreAsync([.. all]);
        Assert.Equal(27, scores.Count);
        Assert.Equal(1, scores.Sum(s => Math.Exp(s.LogProbability)), 12);
        Assert.Equal(1, scores[0].Temperature);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OnlyTheContinuationIsScored(bool extra)
    {
        await using LoopbackServer server = new(r => Complete(r, extra));
        await using var lab = await OpenAsync(server);
        var score = (await lab.Scorer.ScoreAsync([new("aab", "ca")]))[0];
        Assert.Equal(["c", "a"], score.Tokens.Select(t => t.Token));
        Assert.Equal(Math.Log(0.8) + Math.Log(0.25), score.LogProbability, 12);
    }

    [Fact]
    public async Task ACharacterOfSeveralTokensIsScoredWhole()
    {
        string[] tokens = ["", "a", "", "", "\u9f17", "b"];
        await using LoopbackServer server = new(_ => Reply(tokens, [null, -1, -2, -3, -4, -5], 6));
        await using var lab = await OpenAsync(server);
        var scores = await lab.Scorer.ScoreAsync([new("a", "\u9f17b"), new("", "a\u9f17b")]);
        Assert.Equal(-14, scores[0].LogProbability, 12);
        Assert.Equal(-15, scores[1].LogProbability, 12);
    }

    [Fact]
    public async Task AScoreIsPaidForOnce()
    {
        await using LoopbackServer server = new(r => Complete(r, extra: false));
        for (var run = 0; run < 2; run++)
        {
            await using var lab = await OpenAsync(server);
            await lab.Scorer.ScoreAsync([new("a", "b"), new("a", "b"), new("a", "c")]);
        }
        Assert.Equal(2, server.Log.Count);
    }

    [Fact]
    public async Task ABoundaryInsideATokenIsRefused()
    {
        await using LoopbackServer server = new(_ => Reply(["Once", "\u2581upon"], [null, -1], 2, "Once upon"));
        await using var lab = await OpenAsync(server);
        var e = await Assert.ThrowsAsync<InputException>(() => lab.Scorer.ScoreAsync([new("Once up", "on")]));
        Assert.Contains("falls inside the token ' upon'", e.Message);
    }

    [Fact]
    public async Task ATextWithoutPromptAndAServerWithoutScoresAreToldApart()
    {
        await using LoopbackServer server = new(r =>
            r.Body.Contains("plain") ? LoopbackReply.Chat("x") : Reply(["a"], [null], 1)
        );
        await using var lab = await OpenAsync(server);
        Assert.Contains(
            "give a prompt that is not empty",
            (await Assert.ThrowsAsync<InputException>(() => lab.Scorer.ScoreAsync([new("", "a")]))).Message
        );
        Assert.Contains(
            "models that can: embedded, gguf:PATH",
            (await Assert.ThrowsAsync<InputException>(() => lab.Scorer.ScoreAsync([new("plain", "a")]))).Message
        );
    }

    [Fact]
    public async Task AServerThatScoresOnlyWhatItWritesIsRefused()
    {
        // llama.cpp's own server takes `echo`, gives one token of its own, and would pass for a score of it.
        await using LoopbackServer server = new(_ => Reply(["b"], [-0.5], 1));
        await using var lab = await OpenAsync(server);
        var e = await Assert.ThrowsAsync<InputException>(() => lab.Scorer.ScoreAsync([new("a", "b")]));
        Assert.Contains("of the text that was sent", e.Message);
    }

    [Fact]
    public async Task AnotherTemperatureIsRefusedWithoutACall()
    {
        await using LoopbackServer server = new(r => Complete(r, extra: false));
        await using var lab = await OpenAsync(server);
        var e = await Assert.ThrowsAsync<NotSupportedException>(() =>
            lab.Scorer.ScoreAsync([new("a", "b")], temperature: 0.5)
        );
        Assert.Contains("at temperature 1 only", e.Message);
        Assert.Empty(server.Log);
    }

    private static LoopbackReply Complete(LoopbackRequest request, bool extra)
    {
        var prompt = request.Json.GetProperty("prompt").GetString()!;
        var scores = prompt.Select(
            (c, i) => i == 0 ? (double?)null : Math.Log(Next[Letters.IndexOf(prompt[i - 1])][Letters.IndexOf(c)])
        );
        string[] tokens = [.. prompt.Select(c => c.ToString(CultureInfo.InvariantCulture))];
        return extra
            ? Reply([.. tokens, "b"], [.. scores, -0.5], tokens.Length)
            : Reply(tokens, [.. scores], tokens.Length);
    }

    private static LoopbackReply Reply(string[] tokens, double?[] scores, int read, string? text = null) =>
        new(
            JsonSerializer.Serialize(
                new
                {
                    choices = new[]
                    {
                        new
                        {
                            text = text ?? string.Concat(tokens),
                            logprobs = new { tokens, token_logprobs = scores },
                        },
                    },
                    usage = new { prompt_tokens = read },
                }
            )
        );

    private Task<Lab> OpenAsync(LoopbackServer server) =>
        Lab.OpenAsync($"openai:test@{server.Url}", new() { Store = folder["answers.db"] });
}
