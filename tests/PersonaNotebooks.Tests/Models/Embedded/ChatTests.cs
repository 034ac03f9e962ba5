using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class ChatTests(EmbeddedModelFixture fixture)
{
    private async Task<ChatResponse> Ask(string prompt, ChatOptions? options = null) =>
        await fixture.Model.Chat.GetResponseAsync([new(ChatRole.User, prompt)], options);

    [Fact]
    public async Task TheSameCallGivesTheSameAnswerAndAnotherSeedAnother()
    {
        var answers = new List<string>();
        for (var seed = 0; seed < 8; seed++)
        {
            var one = await Ask("Tell me about the pool.", new() { Seed = seed });
            var two = await Ask("Tell me about the pool.", new() { Seed = seed });
            Assert.Equal(one.Text, two.Text);
            answers.Add(one.Text);
        }
        Assert.True(answers.Distinct().Count() >= 5);
        Assert.All(answers, a => Assert.False(string.IsNullOrWhiteSpace(a)));
    }

    [Fact]
    public async Task TwoModelsTrainedAlikeAnswerAlike()
    {
        var other = await EmbeddedModel.LoadAsync();
        Assert.Equal(fixture.Model.Digest, other.Digest);
        var answer = await other.Chat.GetResponseAsync([new(ChatRole.User, "Who fixes the bridge?")]);
        Assert.Equal((await Ask("Who fixes the bridge?")).Text, answer.Text);
    }

    [Fact]
    public async Task TokenLimitAndUsageAreReported()
    {
        var answer = await Ask("Tell me about your day.", new() { MaxOutputTokens = 1, Seed = 3 });
        Assert.Equal(ChatFinishReason.Length, answer.FinishReason);
        Assert.Equal(1, answer.Usage!.OutputTokenCount);
        Assert.Equal(7, answer.Usage.InputTokenCount); // six tokens and the line's end
        Assert.Equal(8, answer.Usage.TotalTokenCount);
    }

    [Fact]
    public async Task AStopSequenceEndsTheAnswerBeforeIt()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var answer = await Ask("Tell me about the deer.", new() { Seed = seed, StopSequences = [" the"] });
            Assert.DoesNotContain(" the", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TemperatureZeroTakesNoChances()
    {
        var answers = new HashSet<string>();
        for (var seed = 0; seed < 5; seed++)
        {
            answers.Add((await Ask("Good morning.", new() { Seed = seed, Temperature = 0 })).Text);
        }
        Assert.Single(answers);
    }

    [Fact]
    public async Task TopPKeepsTheMostProbableWordsOnly()
    {
        var prompt = fixture.Model.Adapt("", default);
        var distribution = prompt.Distribution(prompt.End);
        var likely = distribution.OrderDescending().First();
        var options = SamplingOptions.From(new() { TopP = (float)(likely / 2), Temperature = 1 });
        var stream = new Seed(1).Stream();
        var words = Enumerable.Range(0, 50).Select(_ => Candidates.Of(distribution, options).Draw(stream)).Distinct();
        Assert.Equal(likely, distribution[Assert.Single(words)]);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task StreamingGivesTheSameText()
    {
        var whole = await Ask("Tell me about the pool.");
        var parts = "";
        await foreach (
            var update in fixture.Model.Chat.GetStreamingResponseAsync([new(ChatRole.User, "Tell me about the pool.")])
        )
        {
            parts += update.Text;
        }
        Assert.Equal(whole.Text, parts);
    }

    /// <summary>Draws from a known distribution: shares must lie within four standard errors.</summary>
    [Fact]
    public void DrawsFollowTheDistribution()
    {
        double[] p = [0.1, 0.2, 0.3, 0.4];
        var options = SamplingOptions.From(new() { Temperature = 1 });
        var stream = new Seed(5).Stream();
        var counts = new int[4];
        for (var i = 0; i < 20_000; i++)
        {
            counts[Candidates.Of(p, options).Draw(stream)]++;
        }
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(p[i], counts[i] / 20_000.0, 4 * Math.Sqrt(p[i] * (1 - p[i]) / 20_000));
        }
    }

    [Theory]
    [InlineData(-1f, 1f)]
    [InlineData(float.NaN, 1f)]
    [InlineData(1f, 0f)]
    [InlineData(1f, 1.5f)]
    public async Task OptionsOutOfRangeAreRefused(float temperature, float topP)
    {
        ChatOptions options = new() { Temperature = temperature, TopP = topP };
        await Assert.ThrowsAsync<InputException>(() => Ask("Hello.", options));
    }

    /// <summary>Reading a prompt for what it offers takes time in proportion to its length: a million of these took hours.</summary>
    [Theory]
    [InlineData(' ')]
    [InlineData('\'')]
    public async Task ALongRunOfOneCharacterIsReadAtOnce(char c) =>
        await Ask(new string(c, 1_000_000), new() { MaxOutputTokens = 2 }).WaitAsync(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task EveryGapIsFilled()
    {
        var answer = await Ask("Fill each [MASKED].\n\nPost: The pool is [MASKED], and [MASKED] people swim there.");
        Assert.Matches(@"^The pool is [\w']+, and [\w']+ people swim there\.$", answer.Text);
    }

    [Fact]
    public async Task CancellationStopsAnAnswer()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Model.Chat.GetResponseAsync([new(ChatRole.User, "Hello.")], null, cancelled.Token)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\ud800 lone \udfff surrogates \ud83d\ude00")]
    [InlineData("\0\u0007 control\tcharacters")]
    public async Task AnyPromptIsAnswered(string prompt) => Assert.NotEqual("", (await Ask(prompt)).Text);

    [Fact]
    public async Task AHundredThousandCharactersAreAnswered()
    {
        var prompt = string.Concat(Enumerable.Range(0, 12_500).Select(i => $"word{i % 977:D3} "));
        Assert.True(prompt.Length >= 100_000);
        Assert.NotEqual("", (await Ask(prompt)).Text);
        Assert.NotEqual("", (await Ask(new string('x', 100_000))).Text);
    }
}
