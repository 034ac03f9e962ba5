using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

/// <summary><c>persona imitate</c> as a user runs it.</summary>
public sealed class ImitateCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunBaselinesOneByOneAndAllAndAnalyse()
    {
        string[] Of(string test) => ["--users", "2", "--history", "4", "--development", "4", "--test", test, .. Place];
        var source = Of("2");
        string[] run =
        [
            "run",
            .. source,
            "--rounds",
            "2",
            "--stimuli",
            "4",
            "--strategy",
            "likelihood",
            "--no-embeddings",
        ];
        Assert.Contains("start", await Good(run));
        Assert.Contains("of 1 conditions", await Good(["baselines", .. source, "--conditions", "OtherUser"]));
        Assert.Contains("of 9 conditions", await Good(["baselines", .. source]));
        var report = await Good(["analyse", "--run", "one", "--out", folder.Path]);
        Assert.Contains("CopyStimulus", report);
        Assert.DoesNotContain("yes", report);
        Assert.Contains("Style of the replies", report);

        var figures = Path.Combine(folder.Path, "figures");
        string[] analyse = ["analyse", "--run", "one", "--out", folder.Path, "--beside", "one", "--figures", figures];
        var drawn = await Good(analyse);
        Assert.Contains($"{Directory.GetFiles(figures, "*.svg").Length} figures in", drawn);
        Assert.Contains(
            "embedded statistical model",
            await File.ReadAllTextAsync(Path.Combine(figures, "05-tasks.svg"))
        );

        string[] other = [.. run.Select(a => a == "one" ? "two" : a), "--hide", "metrics,best"];
        Assert.Contains("start", await Good(other));
        Assert.Contains("two", await Good(["analyse", "--run", "one", "--out", folder.Path, "--beside", "two"]));
        var hide = await RunAsync([.. run, "--hide", "everything"]);
        Assert.Equal(1, hide.ExitCode);
        Assert.Contains("--hide has 'everything'", hide.Error);
        var replies = await Good(["prepare", .. source[..^Place.Length], "--replies-only", .. Store]);
        Assert.Contains("history 4, development 4, test 2", replies);

        var seed = await RunAsync(["baselines", .. source, "--seed", "8"]);
        Assert.Equal(1, seed.ExitCode);
        Assert.Contains("was made with labSeed", seed.Error);
        var items = await RunAsync(["baselines", .. Of("3")]);
        Assert.Equal(1, items.ExitCode);
        Assert.Contains("was made with data", items.Error);
    }

    [Fact]
    public async Task OneBadUserFileIsLeftOutAndTold()
    {
        var users = Directory.CreateDirectory(Path.Combine(folder.Path, "users")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(users, "bad.jsonl"), ["{\"set\":\"history\"}", "{}", "{}", "{}"]);
        foreach (var name in new[] { "ann", "ben" })
        {
            await File.WriteAllLinesAsync(Path.Combine(users, $"{name}.jsonl"), UserFile(name));
        }
        var prepared = await Good(["prepare", "--source", users, .. Store]);
        Assert.Contains("bad.jsonl", prepared);
        Assert.Equal(2, prepared.Split("history 4").Length - 1);
        File.Copy(Path.Combine(users, "ann.jsonl"), Path.Combine(users, "again.jsonl"));
        var twice = await RunAsync(["prepare", "--source", users, .. Store]);
        Assert.Equal(1, twice.ExitCode);
        Assert.Contains("are of the same user", twice.Error);
    }

    private string[] Store => ["--store", Path.Combine(folder.Path, "answers.db")];

    private string[] Place => ["--run", "one", "--out", folder.Path, .. Store];

    private static string[] UserFile(string name)
    {
        string Item(string set, int i) =>
            i % 2 == 0
                ? $$"""{"tweet_id":"{{name}}{{set}}{{i}}","full_text":"a good day number {{i}} for {{set}}"}"""
                : $$"""{"tweet_id":"{{name}}{{set}}{{i}}","full_text":"so it is {{set}} {{i}}","reply_to_id":"p{{i}}","previous_message":"is it {{i}}?"}""";
        string Line(string set, int count) =>
            $$"""{"user_id":"{{name}}","set":"{{set}}","tweets":[{{string.Join(",", Enumerable.Range(0, count).Select(i => Item(set, i)))}}]}""";
        return [Line("history", 4), Line("holdout", 8), "{}", "{}", "{}"];
    }

    private static async Task<string> Good(string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments) =>
        PersonaProcess.RunAsync(Home.Root, ["imitate", .. arguments]);
}
