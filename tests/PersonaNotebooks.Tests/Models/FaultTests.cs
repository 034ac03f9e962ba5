using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.OpenAi;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Tests.Models;

public sealed class FaultTests : IDisposable
{
    private const int Calls = 5_000,
        LargestReply = 64 * 1024;
    private const string Secret = "sk-secret-0123456789";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AServerThatFailsInThirtyPercentOfCallsLosesNothing()
    {
        var random = new Seed(30).For("faults").Stream();
        var kinds = new int[8];
        await using LoopbackServer server = new(request =>
        {
            lock (random)
            {
                if (random.NextDouble() >= 0.3)
                {
                    return LoopbackReply.Chat($"answer to {request.Question} for {Secret}");
                }
                var kind = random.Next(kinds.Length);
                kinds[kind]++;
                return Fault(kind, request);
            }
        });
        List<string> told = [];
        var paid = 0;
        for (var run = 1; run <= 3; run++)
        {
            var large = kinds[6];
            await using var lab = await OpenAsync(server);
            var outcomes = await lab.MapAsync(
                [.. Enumerable.Range(0, Calls)],
                (i, stop) => lab.Chat.GetResponseAsync($"question {i}", cancellationToken: stop)
            );

            var answered = outcomes.Select((o, i) => (o, i)).Where(p => p.o.Failure is null).ToArray();
            Assert.All(answered, p => Assert.Equal($"answer to question {p.i} for ***", p.o.Value!.Text));
            var failed = outcomes.Where(o => o.Failure is not null).Select(o => o.Failure!).ToArray();
            Assert.All(failed, f => Assert.Contains(server.Url.ToString(), f.Message));
            Assert.Equal(Calls, answered.Length + failed.Length);
            var reading = lab.Meter.Reading;
            Assert.Equal(
                (answered.Length - paid, paid, failed.Length),
                ((int)reading.Made, (int)reading.Reused, (int)reading.Failed)
            );
            paid = answered.Length;
            told.AddRange(failed.Select(f => f.ToString()));
            told.Add(reading.ToString());
            // A reply that is too large is not asked for again.
            Assert.Equal(kinds[6] - large, failed.Count(f => f.Failure == CallFailure.TooLarge));
            // Of the others, 0.3 to the power of 5 is 0.24 %, and 0.14 % hang twice: some twenty of 5,000 fail for good in the first
            // run, and less than one in a hundred of the two hundred that are left after it.
            var others = failed.Count(f => f.Failure != CallFailure.TooLarge);
            Assert.InRange(others, run == 1 ? 1 : 0, run == 1 ? 50 : 6);
        }

        Assert.All(kinds, count => Assert.True(count > 100));
        Assert.Equal(paid, StoreFile.Stats(folder["answers.db"]).Single().Answers);
        Assert.DoesNotContain(told, text => text.Contains(Secret));
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(file));
        }
    }

    private static LoopbackReply Fault(int kind, LoopbackRequest request)
    {
        var good = LoopbackReply.Chat($"answer to {request.Question}");
        return kind switch
        {
            0 => LoopbackReply.Error(429, $"slow down, {Secret}") with { Headers = [("Retry-After", "0")] },
            1 => LoopbackReply.Error(500, $"broken: {Secret}"),
            2 => good with { Delay = TimeSpan.FromSeconds(20) },
            3 => good with { CutAt = 0.8 },
            4 => good with { Body = good.Body[..^5] },
            5 => good with { ContentType = "text/html", Body = $"<html>{Secret}</html>" },
            6 => LoopbackReply.Chat(new string('x', 2 * LargestReply)),
            _ => good with { CutAt = 0 },
        };
    }

    private Task<Lab> OpenAsync(LoopbackServer server)
    {
        EndpointLimits limits = new() { Call = TimeSpan.FromSeconds(3), ReplyBytes = LargestReply };
        OpenAiEndpoint endpoint = new(server.Url, Secret, limits: limits);
        ModelBackend backend = new(new(server.Root, "test", "test"), new OpenAiChatClient(endpoint, "test"));
        LabOptions options = new()
        {
            Store = folder["answers.db"],
            Throttle = new() { InFlight = 64 },
            Retry = new() { FirstPause = TimeSpan.FromMilliseconds(5) },
        };
        return Lab.OfAsync(backend, options);
    }
}
