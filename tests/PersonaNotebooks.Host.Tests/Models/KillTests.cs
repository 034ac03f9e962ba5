using PersonaNotebooks.Models.Store;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Host.Tests.Models;

public sealed class KillTests : IDisposable
{
    private const int Calls = 5_000,
        Kills = 20,
        InFlight = 16;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ARunKilledTwentyTimesPaysForEveryAnswerOnce()
    {
        var store = folder["answers.db"];
        var questions = folder["questions.txt"];
        await File.WriteAllLinesAsync(questions, Enumerable.Range(0, Calls).Select(i => $"question {i}"));
        await using LoopbackServer server = new(r =>
            LoopbackReply.Chat($"answer to {r.Question}") with
            {
                Delay = TimeSpan.FromMilliseconds(20),
            }
        );
        string[] ask =
        [
            "ask",
            "--file",
            questions,
            "--model",
            $"openai:test@{server.Url}",
            "--store",
            store,
            "--in-flight",
            $"{InFlight}",
        ];

        // Each run is killed when the server has answered so many calls more: moments spread over the whole run, and some
        // milliseconds more, so that they fall anywhere between asking and storing.
        var random = new Seed(20).For("kills").Stream();
        var inFlight = 0;
        for (var kill = 1; kill <= Kills; kill++)
        {
            var moment = kill * (Calls - 500) / Kills + random.Next(200);
            using var run = PersonaProcess.Start(ask);
            // A run prints as answers arrive: an unread pipe would fill up and stop it.
            var printed = Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
            while (server.Answered.Count < moment && !run.HasExited)
            {
                await Task.Delay(1);
            }
            await Task.Delay(random.Next(15));
            run.Kill(); // SIGKILL on Unix
            await run.WaitForExitAsync();
            await printed;
            while (server.Connections > 0)
            {
                await Task.Delay(1);
            }
            Assert.NotEqual(0, run.ExitCode);
            // What had been asked but is not in the store was in flight; each such call may be asked once more, no other.
            var lost = server.Log.Count - inFlight - Count(store);
            Assert.InRange(lost, 0, InFlight);
            inFlight += (int)lost;
        }

        var (code, _, error) = await PersonaProcess.RunAsync(ask);

        Assert.True(code == 0, error);
        var asked = server.Log.GroupBy(r => r.Question).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(Calls, asked.Count);
        Assert.Equal(Calls + inFlight, server.Log.Count);
        Assert.Equal(Calls, Count(store));
        Assert.Empty(StoreFile.Verify(store));
        var (again, output, summary) = await PersonaProcess.RunAsync([.. ask, "--replay"]);
        Assert.Equal(0, again);
        Assert.Contains($"0 made, {Calls} reused, 0 failed", summary);
        Assert.Equal(
            Enumerable.Range(0, Calls).Select(i => $"question {i} => answer to question {i}"),
            output.TrimEnd().Split('\n')
        );
    }

    private static long Count(string store) => File.Exists(store) ? StoreFile.Stats(store).Sum(s => s.Answers) : 0;
}
