using System.Text.RegularExpressions;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Host.Tests.Models;

public sealed class AskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Store => folder["answers.db"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AskedAgainEveryAnswerIsReused()
    {
        var draw = 0;
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat($"answer {Interlocked.Increment(ref draw)}\u001b[31m")
        );
        string[] ask = ["ask", "What now?", "--model", $"openai:test@{server.Url}", "--draws", "3", "--store", Store];
        var first = await PersonaProcess.RunAsync(ask);
        var second = await PersonaProcess.RunAsync(ask);
        Assert.Contains("3 made, 0 reused, 0 failed, 30 tokens in, 6 out", first.Error);
        Assert.Contains("0 made, 3 reused, 0 failed, 0 tokens in, 0 out", second.Error);
        Assert.Equal(first.Output, second.Output);
        Assert.Matches(@"^\[1\] answer \d", first.Output);
        Assert.DoesNotContain('\u001b', first.Output);
        Assert.Equal(3, server.Log.Count);
    }

    [Fact]
    public async Task TheEmbeddedModelAnswersWithoutAnythingElse()
    {
        string[] ask = ["ask", "What do you do on a Sunday?", "--model", "embedded", "--draws", "3", "--store", Store];
        var first = await PersonaProcess.RunAsync(ask);
        var second = await PersonaProcess.RunAsync(ask);
        Assert.StartsWith("embedded (embedded statistical model, not an LLM): 3 made, 0 reused, 0 failed", first.Error);
        Assert.Contains("0 made, 3 reused, 0 failed", second.Error);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task SeveralProcessesThatAskTheSameMakeEachCallOnce()
    {
        await File.WriteAllLinesAsync(folder["questions.txt"], Enumerable.Range(0, 100).Select(i => $"question {i}"));
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat("x") with
            {
                Delay = TimeSpan.FromMilliseconds(50),
            }
        );
        string[] ask =
        [
            "ask",
            "--file",
            folder["questions.txt"],
            "--model",
            $"openai:test@{server.Url}",
            "--store",
            Store,
        ];
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PersonaProcess.RunAsync(ask)));
        Assert.All(runs, run => Assert.True(run.Code == 0, run.Error));
        Assert.Equal(100, server.Log.Count);
        var counts = runs.Select(run => Regex.Match(run.Error, @"(\d+) made, (\d+) reused").Groups).ToArray();
        Assert.Equal(100, counts.Sum(c => int.Parse(c[1].Value)));
        Assert.Equal(200, counts.Sum(c => int.Parse(c[2].Value)));
    }

    [Fact]
    public async Task ADeadEndpointIsOneSentenceAndWhatWasAnsweredIsKept()
    {
        string[] ask;
        await using (LoopbackServer server = new(_ => LoopbackReply.Chat("kept")))
        {
            ask = ["ask", "hello", "--model", $"openai:test@{server.Url}", "--store", Store];
            await PersonaProcess.RunAsync(ask);
        }
        var reused = await PersonaProcess.RunAsync(ask);
        Assert.Equal((0, "kept\n"), (reused.Code, reused.Output));
        var missing = await PersonaProcess.RunAsync([.. ask, "--draws", "2"]);
        Assert.Equal(1, missing.Code);
        Assert.Contains("persona: No model server answers at http://127.0.0.1", missing.Error);
        Assert.Contains("1 reused, 1 failed", missing.Error);
        Assert.DoesNotContain("   at ", missing.Error);
    }

    [Fact]
    public async Task TheCostIsToldBeforeTheRunAndNothingIsAsked()
    {
        await File.WriteAllTextAsync(
            folder["prices.csv"],
            "model,input_per_million,output_per_million\ntest,1000,2000\n"
        );
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        string[] ask =
        [
            "ask",
            "hello",
            "--model",
            $"openai:test@{server.Url}",
            "--store",
            Store,
            "--prices",
            folder["prices.csv"],
            "--max-tokens",
            "50",
        ];
        await PersonaProcess.RunAsync(ask);
        var told = await PersonaProcess.RunAsync([.. ask, "--draws", "3", "--dry-run"]);
        Assert.StartsWith(
            "3 calls, 1 answered already; the others: about 10 tokens in, at most 100 out, cost 0.21",
            told.Output
        );
        Assert.Single(server.Log);
    }

    [Theory]
    [InlineData("ask", "hi", "--model", "gpt")]
    [InlineData("ask", "hi", "--draws", "0")]
    [InlineData("ask", "--model", "embedded")]
    [InlineData("ask", "--file", "none.txt")]
    [InlineData("ask", "hi", "--temperature", "nan")]
    [InlineData("ask", "hi", "--temperature", "-1")]
    [InlineData("ask", "hi", "--max-tokens", "0")]
    [InlineData("ask", "hi", "--in-flight", "0")]
    [InlineData("ask", "hi", "--timeout", "0")]
    [InlineData("ask", "hi", "--timeout", "nan")]
    [InlineData("ask", " ")]
    [InlineData("store", "stats", "--store", "none.db")]
    [InlineData("store", "prune", "--before", "yesterday")]
    public async Task WrongInputIsOneSentence(params string[] arguments)
    {
        var (code, _, error) = await PersonaProcess.RunAsync(arguments);
        Assert.Equal(1, code);
        Assert.Matches(@"\Apersona: [^\n]+\n\z", error);
    }

    [Fact]
    public async Task AServerThatNeverAnswersIsLeftAfterTwoTries()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x") with { Delay = TimeSpan.FromMinutes(5) });
        string[] ask = ["ask", "hello", "--model", $"openai:test@{server.Url}", "--store", Store, "--timeout", "0.5"];
        var (code, output, error) = await PersonaProcess.RunAsync(ask);
        Assert.Equal(1, code);
        Assert.Contains("(failed: ", output);
        Assert.Contains("did not answer within 0.5 s", output);
        Assert.Contains("0 made (1 retries), 0 reused, 1 failed", error);
        Assert.Equal(2, server.Log.Count);
    }

    [Fact]
    public async Task AnswersArePrintedAsTheyArriveInTheQuestionsOrderAndACutOneIsMarked()
    {
        await File.WriteAllLinesAsync(folder["questions.txt"], ["slow", "quick", "never"]);
        await using LoopbackServer server = new(r =>
            r.Question == "quick"
                ? LoopbackReply.Chat("begun") with
                {
                    Body = LoopbackReply.Chat("begun").Body.Replace("\"stop\"", "\"length\""),
                }
                : LoopbackReply.Chat("done") with
                {
                    Delay = TimeSpan.FromSeconds(r.Question == "slow" ? 0.3 : 600),
                }
        );
        using var run = PersonaProcess.Start(
            "ask",
            "--file",
            folder["questions.txt"],
            "--model",
            $"openai:test@{server.Url}",
            "--store",
            Store
        );
        Assert.Equal("slow => done", await run.StandardOutput.ReadLineAsync());
        Assert.Equal("quick => begun [cut off by the length limit]", await run.StandardOutput.ReadLineAsync());
        run.Kill(); // the third never comes
        await run.WaitForExitAsync();
    }

    [Fact]
    public async Task EmptyLinesOfAFileAreSkippedAndSaidOnce()
    {
        await File.WriteAllTextAsync(folder["questions.txt"], "one\n\n  \ntwo\n");
        var (code, output, error) = await PersonaProcess.RunAsync(
            "ask",
            "--file",
            folder["questions.txt"],
            "--store",
            Store
        );
        Assert.Equal(0, code);
        Assert.Equal(2, output.TrimEnd().Split('\n').Length);
        Assert.Contains("skipped: 2\n", error);
        Assert.EndsWith("cost 0\n", error);
    }

    [Fact]
    public async Task ACostThatNobodyKnowsIsNotNothing()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        string[] ask = ["ask", "hello", "--model", $"openai:test@{server.Url}", "--store", Store];
        Assert.Contains("cost unknown (no --prices)", (await PersonaProcess.RunAsync([.. ask, "--dry-run"])).Output);
        Assert.Contains(
            "1 made, 0 reused, 0 failed, 10 tokens in, 2 out, cost unknown (no --prices)",
            (await PersonaProcess.RunAsync(ask)).Error
        );
        Assert.Contains(
            "0 made, 1 reused, 0 failed, 0 tokens in, 0 out, cost 0",
            (await PersonaProcess.RunAsync(ask)).Error
        );
    }

    [Fact]
    public async Task TheStoreCommandsWork()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        await PersonaProcess.RunAsync("ask", "hello", "--model", $"openai:test@{server.Url}", "--store", Store);
        var stats = await PersonaProcess.RunAsync("store", "stats", "--store", Store);
        Assert.StartsWith($"1 chat answer of test at {server.Url}: 10 tokens in, 2 out", stats.Output);
        Assert.Contains("is sound", (await PersonaProcess.RunAsync("store", "verify", "--store", Store)).Output);
        await PersonaProcess.RunAsync("store", "export", folder["all.jsonl"], "--store", Store);
        Assert.Contains("hello", await File.ReadAllTextAsync(folder["all.jsonl"]));
        var merged = await PersonaProcess.RunAsync("store", "merge", Store, "--store", folder["new.db"]);
        Assert.StartsWith("1 answer taken", merged.Output);
        string[] prune = ["store", "prune", "--store", Store, "--model"];
        Assert.Contains(
            "0 answers removed: nothing matched",
            (await PersonaProcess.RunAsync([.. prune, "openai:test@http://elsewhere/v1"])).Output
        );
        Assert.Equal(
            "1 answer removed\n",
            (await PersonaProcess.RunAsync([.. prune, $"openai:test@{server.Url}"])).Output
        );
    }
}
