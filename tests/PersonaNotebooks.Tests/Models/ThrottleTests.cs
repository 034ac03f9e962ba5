using System.Diagnostics;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.OpenAi;

namespace PersonaNotebooks.Tests.Models;

public class ThrottleTests
{
    [Fact]
    public async Task NoMoreCallsAreInFlightThanAllowed()
    {
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat("x") with
            {
                Delay = TimeSpan.FromMilliseconds(30),
            }
        );
        using Throttle throttle = new(new() { InFlight = 3 });
        using ThrottledChatClient client = new(new OpenAiChatClient(new(server.Url), "test"), throttle);
        var most = 0L;
        var calls = Task.WhenAll(Enumerable.Range(0, 30).Select(i => client.GetResponseAsync($"{i}")));
        while (!calls.IsCompleted)
        {
            most = Math.Max(most, server.Log.Count - server.Answered.Count);
            await Task.Delay(1);
        }
        await calls;
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task RequestsAMinuteAreKept()
    {
        using Throttle throttle = new(new() { InFlight = 100, RequestsPerMinute = 600 });
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 25).Select(async _ => (await throttle.WaitAsync(1, default)).Dispose()));
        // Ten a second: the first ten at once, the next ten after one second, the last five after two.
        Assert.True(Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(1.8));
    }

    [Fact]
    public async Task TokensAMinuteAreKeptAndACallAboveThemAllStillGoes()
    {
        using Throttle throttle = new(new() { InFlight = 100, TokensPerMinute = 6_000 });
        var start = Stopwatch.GetTimestamp();
        (await throttle.WaitAsync(1_000_000, default)).Dispose();
        (await throttle.WaitAsync(100, default)).Dispose();
        Assert.True(Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(0.9));
    }

    [Fact]
    public async Task WaitingCanBeCancelledAndTheSlotIsNotLost()
    {
        using Throttle throttle = new(new() { InFlight = 1, RequestsPerMinute = 60 });
        (await throttle.WaitAsync(1, default)).Dispose();
        using CancellationTokenSource stop = new(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await throttle.WaitAsync(1, stop.Token));
        (await throttle.WaitAsync(1, default)).Dispose();
    }
}
