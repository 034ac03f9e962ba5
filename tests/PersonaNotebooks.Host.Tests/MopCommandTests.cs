using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

/// <summary><c>persona mop</c> as a user runs it, on a small file of their own.</summary>
public sealed class MopCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TrainGenerateAndEvaluateOnACsvFile()
    {
        WriteTexts("known.csv", 0, 40);
        WriteTexts("golden.csv", 40, 80);
        string[] data = ["--data", File("known.csv"), "--label", "mood", "--store", File("answers.db")];
        string[] train =
        [
            "mop",
            "train",
            .. data,
            "--writer",
            "keywords",
            "--personas",
            "3",
            "--pool",
            "12",
            "--epochs",
            "2",
        ];
        foreach (var name in new[] { "a.json", "b.json" })
        {
            var trained = await RunAsync([.. train, "--out", File(name)]);
            Assert.Equal(0, trained.ExitCode);
            Assert.Contains("at most", trained.Output);
            Assert.Contains("epoch 2: held-out", trained.Output);
        }
        Assert.Equal(
            await System.IO.File.ReadAllBytesAsync(File("a.json")),
            await System.IO.File.ReadAllBytesAsync(File("b.json"))
        );
        var generated = await RunAsync([
            "mop",
            "generate",
            .. data,
            "--mixture",
            File("a.json"),
            "--count",
            "15",
            "--out",
            File("t.jsonl"),
        ]);
        Assert.Equal(0, generated.ExitCode);
        Assert.Contains("near copies:", generated.Output);
        Assert.InRange((await System.IO.File.ReadAllLinesAsync(File("t.jsonl"))).Length, 10, 15);
        string[] evaluate = ["mop", "evaluate", .. data, "--mixture", File("a.json"), "--golden", File("golden.csv")];
        var evaluated = await RunAsync([.. evaluate, "--count", "20", "--rounds", "2", "--out", File("scores.csv")]);
        Assert.Equal(0, evaluated.ExitCode);
        Assert.Contains("mixture against random exemplar:", evaluated.Output);
        Assert.StartsWith(
            "method,round,encoder,metric,value",
            await System.IO.File.ReadAllTextAsync(File("scores.csv"))
        );
        var known = await RunAsync([
            "mop",
            "evaluate",
            .. data,
            "--mixture",
            File("a.json"),
            "--golden",
            File("known.csv"),
        ]);
        Assert.Equal(1, known.ExitCode);
        Assert.Contains("texts of --golden", known.Error);
    }

    [Theory]
    [InlineData("There is no file", "--data", "none.csv")]
    [InlineData("no column 'body'", "--data", "known.csv", "--text", "body")]
    [InlineData("must be model, keywords or census", "--data", "known.csv", "--writer", "me")]
    [InlineData(
        "more than the",
        "--data",
        "known.csv",
        "--writer",
        "keywords",
        "--personas",
        "2",
        "--pool",
        "3",
        "--pairs",
        "7"
    )]
    [InlineData("the hole {city}, which nothing fills", "--data", "known.csv", "--template", "a review in {city}")]
    [InlineData("the records have no label", "--data", "known.csv", "--template", "a {label} review")]
    [InlineData("cannot go with --checkpoint", "--data", "known.csv", "--choose-personas", "2,3", "--checkpoint", "c")]
    [InlineData("--choose-personas holds 'x'", "--data", "known.csv", "--choose-personas", "2,x")]
    [InlineData("There is no format", "--data", "known.csv", "--format", "xml")]
    public async Task BadInputIsOneSentence(string expected, params string[] arguments)
    {
        WriteTexts("known.csv", 0, 12);
        var paths = arguments.Select(a => a.EndsWith(".csv", StringComparison.Ordinal) ? File(a) : a);
        var run = await RunAsync(["mop", "train", .. paths, "--out", File("m.json"), "--store", File("answers.db")]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error);
        Assert.False(System.IO.File.Exists(File("m.json")));
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments) =>
        PersonaProcess.RunAsync(Home.Root, arguments);

    private void WriteTexts(string name, int from, int to)
    {
        string[] who = ["My wife", "The new waiter", "A man at the next table", "Our neighbor"],
            what =
            ["liked the soup", "sent the soup back", "asked for more bread", "left without paying", "sang to the cook"];
        var lines = Enumerable
            .Range(from, to - from)
            .Select(i => $"\"{who[i % 4]} {what[i % 5]} on day {i}.\",{(i % 2 == 0 ? "good" : "bad")}");
        System.IO.File.WriteAllLines(File(name), lines.Prepend("text,mood"));
    }

    private string File(string name) => Path.Combine(folder.Path, name);
}
