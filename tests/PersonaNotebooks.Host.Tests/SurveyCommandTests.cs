using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class SurveyCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TwoStatesOfFivePeopleGoFromTheCensusToAFileOfAnswersAndASecondRunAsksNothing()
    {
        string[] write =
        [
            "write-personas",
            "--states",
            "VT,WY",
            "--people",
            "5",
            "--tiers",
            "meta,descriptive",
            "--store",
            At("s.db"),
            "--out",
            At("p.jsonl"),
        ];
        var written = await PersonaProcess.RunAsync(Home.Root, write);
        Assert.True(written.ExitCode == 0, written.Error);
        Assert.Contains("20 personas of 10 people", written.Output);
        string[] simulate =
        [
            "simulate",
            "--personas",
            At("p.jsonl"),
            "--topics",
            "elections",
            "--store",
            At("s.db"),
            "--out",
        ];
        var first = await PersonaProcess.RunAsync(Home.Root, [.. simulate, At("one")]);
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Contains("60 answers, 60 valid", first.Output);
        var second = await PersonaProcess.RunAsync(Home.Root, [.. simulate, At("two")]);
        Assert.Contains("0 made, 60 reused, 0 failed", second.Error);
        foreach (var file in (string[])["responses.csv", "questions.csv", "codebook.csv"])
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(At("one"), file)),
                File.ReadAllBytes(Path.Combine(At("two"), file))
            );
        }
        var lines = File.ReadAllLines(Path.Combine(At("one"), "responses.csv"));
        Assert.Equal(61, lines.Length);
        var codebook = File.ReadAllLines(Path.Combine(At("one"), "codebook.csv")).Skip(1).Select(l => l.Split(',')[0]);
        Assert.Equal(lines[0].Split(','), codebook);
    }

    [Theory]
    [InlineData("There is no topic 'weather'", "--topics", "weather")]
    [InlineData("There is no tier 'vivid'", "--tiers", "vivid")]
    [InlineData("There is no mode 'shout'", "--mode", "shout")]
    [InlineData("--personas and --states do not g", "--personas", "none.jsonl")]
    [InlineData("--people must be 1 or more", "--people", "0")]
    [InlineData("draws is 0", "--draws", "0")]
    public async Task ABadValueIsOneSentenceAndLeavesNothing(string sentence, string option, string value)
    {
        var run = await PersonaProcess.RunAsync(
            Home.Root,
            ["simulate", "--out", At("out"), "--store", At("s.db"), "--states", "VT", option, value]
        );
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.False(Directory.Exists(At("out")));
    }

    // Before any person is sampled or any model is opened: the sentence comes and no store is made.
    [Theory]
    [InlineData("write-personas", "out.txt", "ends in neither .jsonl nor .csv")]
    [InlineData("write-personas", "there/out.jsonl", "is a file")]
    [InlineData("simulate", "there", "is a file")]
    public async Task AnOutputThatCannotBeIsNamedBeforeTheWork(string command, string output, string sentence)
    {
        File.WriteAllText(At("there"), "");
        var run = await PersonaProcess.RunAsync(
            Home.Root,
            [command, "--states", "VT", "--people", "1", "--store", At("s.db"), "--out", At(output)]
        );
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Error);
        Assert.False(File.Exists(At("s.db")));
        Assert.Equal(["there"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    private string At(string file) => Path.Combine(folder.Path, file);
}
