using System.Diagnostics;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.OpenAi;

namespace PersonaNotebooks.Tests.Models;

public class RetryTests
{
    private static readonly RetryLimits Quick = new() { FirstPause = TimeSpan.FromMilliseconds(5) };

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task WhatMayHealIsTriedAgain(int status)
    {
        var calls = 0;
        await using LoopbackServer server = new(_ =>
            ++calls < 3 ? LoopbackReply.Error(status, "later") : LoopbackReply.Chat("now")
        );
        Meter meter = new();
        using RetryingChatClient client = new(Client(server), Quick, meter);
        Assert.Equal("now", (await client.GetResponseAsync("hello")).Text);
        Assert.Equal(2, meter.Reading.Retries);
    }

    [Theory]
    [InlineData(400, "unknown parameter", "unknown parameter")]
    [InlineData(400, "This model's maximum context length is 4096 tokens", "longer than the model's context")]
    [InlineData(401, "bad key", "set the environment variable PERSONA_API_KEY")]
    [InlineData(403, "no", "PERSONA_API_KEY")]
    [InlineData(404, "no model 'test'", "check the model's name")]
    [InlineData(422, "schema", "refused the call with status 422")]
    public async Task WhatCannotHealIsToldAtOnce(int status, string said, string sentence)
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Error(status, said));
        using RetryingChatClient client = new(Client(server), Quick);
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Single(server.Log);
        Assert.Contains(sentence, e.Message);
        Assert.Equal((CallFailure.Refused, status), (e.Failure, e.Status));
    }

    [Theory]
    [InlineData("""[{"error":{"message":"from Gemini"}}]""", "from Gemini")]
    [InlineData("""{"error":"from Ollama"}""", "from Ollama")]
    [InlineData("""{"message":"from vLLM"}""", "from vLLM")]
    [InlineData("<html>from a proxy</html>", "<html>from a proxy</html>")]
    [InlineData("", "no reason given")]
    public async Task WhatTheServerSaysIsTold(string body, string said)
    {
        await using LoopbackServer server = new(_ => new LoopbackReply(body, 400));
        using var client = Client(server);
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Contains($"({said})", e.Message);
    }

    [Fact]
    public async Task RetryAfterIsWaitedFor()
    {
        var times = new List<long>();
        await using LoopbackServer server = new(_ =>
        {
            times.Add(Stopwatch.GetTimestamp());
            return times.Count == 1
                ? LoopbackReply.Error(429, "slow down") with
                {
                    Headers = [("Retry-After", "1")],
                }
                : LoopbackReply.Chat("x");
        });
        using RetryingChatClient client = new(Client(server), Quick);
        await client.GetResponseAsync("hello");
        Assert.True(Stopwatch.GetElapsedTime(times[0], times[1]) >= TimeSpan.FromSeconds(0.99));
    }

    [Fact]
    public async Task RetryAfterIsNotCutToTheLongestPause()
    {
        var times = new List<long>();
        await using LoopbackServer server = new(_ =>
        {
            times.Add(Stopwatch.GetTimestamp());
            return times.Count == 1
                ? LoopbackReply.Error(429, "slow down") with
                {
                    Headers = [("Retry-After", "1")],
                }
                : LoopbackReply.Chat("x");
        });
        var limits = Quick with { LongestPause = TimeSpan.FromMilliseconds(50) };
        using RetryingChatClient client = new(Client(server), limits);
        await client.GetResponseAsync("hello");
        Assert.True(Stopwatch.GetElapsedTime(times[0], times[1]) >= TimeSpan.FromSeconds(0.99));
    }

    [Fact]
    public async Task ARetryAfterThatIsTooLongIsAFailureThatSaysSo()
    {
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Error(429, "quota") with
            {
                Headers = [("Retry-After", "7200")],
            }
        );
        using RetryingChatClient client = new(Client(server), Quick);
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Single(server.Log);
        Assert.Contains("asks to wait 7200 s, more than the 600 s that are waited", e.Message);
    }

    [Fact]
    public async Task AReplyThatIsTooLargeIsNotPaidForAgain()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat(new string('x', 2000)));
        using OpenAiChatClient inner = new(new(server.Url, limits: new() { ReplyBytes = 1000 }), "test");
        using RetryingChatClient client = new(inner, Quick);
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Single(server.Log);
        Assert.Equal(CallFailure.TooLarge, e.Failure);
    }

    [Fact]
    public async Task AServerThatNeverAnswersIsTriedTwice()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x") with { Delay = TimeSpan.FromMinutes(1) });
        using OpenAiChatClient inner = new(
            new(server.Url, limits: new() { Call = TimeSpan.FromMilliseconds(200) }),
            "test"
        );
        using RetryingChatClient client = new(inner, Quick);
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Equal((CallFailure.TimedOut, 2), (e.Failure, server.Log.Count));
    }

    [Fact]
    public async Task WaitingForTheThrottleIsNotTimeThatAnEndpointIsUnreachable()
    {
        var tries = 0;
        using RetryingChatClient client = new(
            new Slow(() => ++tries < 3),
            Quick with
            {
                Unreachable = TimeSpan.FromMilliseconds(100),
            }
        );
        Assert.Equal("x", (await client.GetResponseAsync("hello")).Text);
    }

    // Waits as behind a throttle, then finds no server, at once.
    private sealed class Slow(Func<bool> fails) : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            await Task.Delay(200, cancellationToken);
            return fails()
                ? throw new ModelCallException(CallFailure.Unreachable, "nobody there") { Took = TimeSpan.Zero }
                : new(new ChatMessage(ChatRole.Assistant, "x"));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task AReplyThatIsCutOffIsTriedAgain(double cut)
    {
        var calls = 0;
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat("whole") with
            {
                CutAt = ++calls == 1 ? cut : null,
            }
        );
        using RetryingChatClient client = new(Client(server), Quick);
        Assert.Equal("whole", (await client.GetResponseAsync("hello")).Text);
    }

    [Fact]
    public async Task ADeadEndpointIsToldWithinFiveSeconds()
    {
        Uri dead;
        await using (LoopbackServer server = new(_ => LoopbackReply.Chat("x")))
        {
            dead = server.Url;
        }
        using RetryingChatClient client = new(new OpenAiChatClient(new(dead), "test"));
        var start = Stopwatch.GetTimestamp();
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
        Assert.Equal(CallFailure.Unreachable, e.Failure);
        Assert.Contains($"No model server answers at {dead}", e.Message);
    }

    [Fact]
    public async Task AHangingServerIsLeftAfterTheTimeLimitAndCancellationIsAtOnce()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x") with { Delay = TimeSpan.FromMinutes(1) });
        using OpenAiChatClient client = new(
            new(server.Url, limits: new() { Call = TimeSpan.FromMilliseconds(200) }),
            "test"
        );
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Contains("did not answer within 0.2 s", e.Message);
        using OpenAiChatClient patient = new(new(server.Url), "test");
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            patient.GetResponseAsync("hello", cancellationToken: stop.Token)
        );
    }

    [Fact]
    public async Task AKeyIsSentAndBlankedOutOfWhatComesBack()
    {
        const string key = "sk-test-1234";
        await using LoopbackServer server = new(r =>
            LoopbackReply.Error(400, $"you sent {r.Headers["Authorization"]}")
        );
        using OpenAiChatClient client = new(new(server.Url, key), "test");
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Equal($"Bearer {key}", server.Log.Single().Headers["Authorization"]);
        Assert.DoesNotContain(key, e.ToString());
        Assert.Contains("***", e.Message);
    }

    private static OpenAiChatClient Client(LoopbackServer server) => new(new(server.Url), "test");

    [Fact]
    public async Task AKeyThatComesBackInJsonEscapesIsBlankedToo()
    {
        const string key = "sk/test+1234\\5";
        const string body = """{"error":{"message":"you sent sk\/test\u002B1234\\5"}}""";
        await using LoopbackServer server = new(_ => new(body, 400));
        using OpenAiChatClient client = new(new(server.Url, key), "test");
        var e = await Assert.ThrowsAsync<ModelCallException>(() => client.GetResponseAsync("hello"));
        Assert.Contains("you sent ***", e.Message);
    }

    [Fact]
    public async Task APlaceholderForAKeyIsNotBlankedOutOfAnswers()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("an EMPTY room"));
        using OpenAiChatClient client = new(new(server.Url, "EMPTY"), "test");
        Assert.Equal("an EMPTY room", (await client.GetResponseAsync("hello")).Text);
    }
}
