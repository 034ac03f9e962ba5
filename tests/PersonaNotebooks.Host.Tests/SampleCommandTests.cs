using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class SampleCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WritesTheSamePeopleTwice()
    {
        foreach (var name in new[] { "a.csv", "b.csv" })
        {
            var run = await PersonaProcess.RunAsync(
                Home.Root,
                "sample",
                "--states",
                "VT,WY",
                "--people",
                "50",
                "--seed",
                "3",
                "--out",
                File(name)
            );
            Assert.Equal(0, run.ExitCode);
            Assert.Contains("50 adults of 2 states", run.Output);
        }
        var lines = System.IO.File.ReadAllLines(File("a.csv"));
        Assert.Equal(51, lines.Length);
        Assert.Equal("id,state,age,sex,race", lines[0]);
        Assert.Equal(lines, System.IO.File.ReadAllLines(File("b.csv")));
    }

    [Fact]
    public async Task WritesEveryFieldOfTheSamePeople()
    {
        foreach (var (name, fields) in new[] { ("all.csv", "all"), ("meta.csv", "meta") })
        {
            var run = await PersonaProcess.RunAsync(
                Home.Root,
                "sample",
                "--states",
                "VT",
                "--people",
                "50",
                "--fields",
                fields,
                "--out",
                File(name)
            );
            Assert.Equal(0, run.ExitCode);
        }
        var all = System.IO.File.ReadAllLines(File("all.csv")).Select(l => l.Split(',')).ToList();
        Assert.All(all, l => Assert.Equal(22, l.Length));
        Assert.Equal(System.IO.File.ReadAllLines(File("meta.csv")), all.Select(l => string.Join(',', l.Take(5))));
    }

    [Theory]
    [InlineData("'XX' is not a state", "--states", "XX")]
    [InlineData("at least 1, but is 0", "--people", "0")]
    [InlineData("at least 1, but is -5", "--people", "-5")]
    [InlineData("'many'", "--people", "many")]
    [InlineData("neither in .csv nor in .jsonl", "--out", "people.xlsx")]
    public async Task ABadValueIsOneSentenceAndLeavesNoFile(string sentence, string option, string value)
    {
        string[] arguments =
            option == "--out" ? ["sample", option, value] : ["sample", "--out", File("p.csv"), option, value];
        var run = await PersonaProcess.RunAsync(folder.Path, arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(sentence, run.Error);
        Assert.DoesNotContain("   at ", run.Error);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task RebuildingWithoutAKeyNamesTheVariable()
    {
        var run = await PersonaProcess.RunAsync(
            Home.Root,
            "census",
            "rebuild",
            "--year",
            "2018",
            "--key-env",
            "PERSONA_NO_SUCH_KEY",
            "--out",
            folder.Path
        );
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("PERSONA_NO_SUCH_KEY", run.Error);
    }

    private string File(string name) => Path.Combine(folder.Path, name);
}
