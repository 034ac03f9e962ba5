using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

/// <summary>A notebook cannot take the console or the working directory from one that runs beside it.</summary>
public sealed class SharedStateTests : IDisposable
{
    // By reflection, as a library might, so that only the state itself can tell.
    private const string Hidden =
        "typeof(Console).GetMethod(\"SetOut\").Invoke(null, new object[] { new StringWriter() });";

    private const string HiddenMove =
        "typeof(Directory).GetMethod(\"SetCurrentDirectory\").Invoke(null, new object[] { \"/\" });";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Console.SetOut(new StringWriter());", "Console.SetOut changes the console")]
    [InlineData("System.Console.SetError(TextWriter.Null);", "Console.SetError changes the console")]
    [InlineData("Directory.SetCurrentDirectory(\"/\");", "Directory.SetCurrentDirectory changes the working directory")]
    [InlineData("Environment.CurrentDirectory = \"/\";", "Environment.CurrentDirectory changes the working directory")]
    [InlineData("Environment.Exit(0);", "Environment.Exit changes the process")]
    [InlineData("using static System.Environment;\nExit(0);", "Environment.Exit changes the process")]
    [InlineData(Hidden, "This cell, or one that ran beside it, changes the console")]
    [InlineData(HiddenMove, "This cell, or one that ran beside it, changes the working directory")]
    public async Task ACellThatChangesWhatIsSharedFails(string code, string message)
    {
        var bad = folder.Write("bad.ipynb", NotebookText.Of("1", code));
        var after = folder.Write("good.ipynb", NotebookText.Of("Console.WriteLine(File.Exists(\"good.ipynb\"));"));
        var before = (Console.Out, Directory.GetCurrentDirectory());
        var results = await TestRun.RunAsync([bad, after], jobs: 1);
        Assert.Contains(message, results[0].Failure);
        Assert.Contains("which belongs to all notebooks of the run", results[0].Failure);
        Assert.Equal(new(null, true), results[1]);
        Assert.Equal("True\n", TestRun.Text(TestRun.Cells(after)[0]["outputs"]![0]!["text"]));
        Assert.Equal(before, (Console.Out, Directory.GetCurrentDirectory()));
    }

    [Fact]
    public async Task ANotebookBesideItKeepsItsOutput()
    {
        var bad = folder.Write("bad.ipynb", NotebookText.Of("Console.SetOut(new StringWriter());"));
        var good = folder.Write(
            "good.ipynb",
            NotebookText.Of("for (var i = 0; i < 50; i++) { Console.WriteLine(i); await Task.Delay(10); }")
        );
        var results = await TestRun.RunAsync([good, bad]);
        Assert.StartsWith("bad.ipynb, cell 1, line 1: Console.SetOut changes the console", results[1].Failure);
        Assert.Null(results[0].Failure);
        Assert.EndsWith("48\n49\n", TestRun.Text(TestRun.Cells(good)[0]["outputs"]![0]!["text"]));
    }

    [Fact]
    public async Task ReadingTheFolderAndOwnNamesAreAllowed()
    {
        var good = folder.Write(
            "good.ipynb",
            NotebookText.Of(
                "void Exit(int n) { }\nExit(Environment.CurrentDirectory.Length + Console.Out.NewLine.Length);"
            )
        );
        Assert.Null(Assert.Single(await TestRun.RunAsync([good])).Failure);
    }
}
