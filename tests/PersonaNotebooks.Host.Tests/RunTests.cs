using PersonaNotebooks.Host.Tests.Support;
using static PersonaNotebooks.Host.Tests.Support.TestRun;

namespace PersonaNotebooks.Host.Tests;

public sealed class RunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task StreamsAreMergedInOrderWithNewlinesOfOneKind()
    {
        var cell = Assert.Single(
            await CellsAsync(
                "Console.Write(\"a\\r\\n\");\nConsole.WriteLine(\"b\");\nConsole.Error.Write(\"e\");\nConsole.Write('c');\n7"
            )
        );
        var outputs = cell["outputs"]!.AsArray();
        Assert.Equal(
            ["stdout a\nb\n", "stderr e", "stdout c", " "],
            outputs.Select(o => $"{(string?)o!["name"]} {Text(o["text"])}")
        );
        Assert.Equal("execute_result", (string?)outputs[3]!["output_type"]);
        Assert.Equal(1, (int)outputs[3]!["execution_count"]!);
    }

    [Fact]
    public async Task CellsAreCountedAndAnEmptyOneIsNot()
    {
        var cells = await CellsAsync("1", " \n", "3");
        Assert.Equal(["1", null, "2"], cells.Select(cell => cell["execution_count"]?.ToString()));
    }

    [Fact]
    public async Task AnUpdatedDisplayIsStoredOnce()
    {
        var cells = await CellsAsync("var d = display(1);", "d.Update(2);");
        Assert.Equal("2", Text(cells[0]["outputs"]!.AsArray().Single()!["data"]!["text/plain"]));
        Assert.Empty(cells[1]["outputs"]!.AsArray());
    }

    [Fact]
    public async Task ARunawayCellIsCutOff()
    {
        var cell = Assert.Single(
            await CellsAsync("for (var i = 0; i < 300_000; i++) Console.WriteLine(\"0123456789\");")
        );
        var text = string.Concat(cell["outputs"]!.AsArray().Select(o => Text(o!["text"])));
        Assert.InRange(text.Length, 1_000_000, 1_000_100);
        Assert.EndsWith("[output cut off: a cell may put out 1,000,000 characters]\n", text);
    }

    [Fact]
    public async Task UpdatesOfADisplayAreNotCountedTogetherAndTheResultIsKept()
    {
        var cells = await CellsAsync(
            "var text = new string('x', 30_000);\nvar d = display(\"\");\nfor (var i = 0; i < 100; i++) d.Update(text + i);\n1",
            "for (var i = 0; i < 300_000; i++) Console.WriteLine(\"0123456789\");\nvar lost = display(2);\n3",
            "lost.Update(4);\n5"
        );
        var first = cells[0]["outputs"]!.AsArray();
        Assert.EndsWith("x99", Text(first[0]!["data"]!["text/plain"]));
        Assert.Equal("1", Text(first[1]!["data"]!["text/plain"]));
        string[] Types(int cell) =>
            [.. cells[cell]["outputs"]!.AsArray().Select(output => (string)output!["output_type"]!)];
        Assert.Equal(["stream", "stream", "execute_result"], Types(1));
        Assert.Equal(["execute_result"], Types(2));
    }

    [Fact]
    public async Task TheSecondRunChangesNothing()
    {
        var path = folder.Write(
            "n.ipynb",
            NotebookText.Of(
                "Console.WriteLine(1.5);",
                "new[] { new { a = 1, b = \"é<\" } }",
                "display(DateTime.UnixEpoch);",
                "#!mermaid\ngraph TD;"
            )
        );
        Assert.Equal(new(null, true), Assert.Single(await RunAsync([path])));
        var first = File.ReadAllBytes(path);
        Assert.Equal(new(null, false), Assert.Single(await RunAsync([path])));
        Assert.Equal(first, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task AFailingNotebookStaysAsItWasAndTheOthersRun()
    {
        var bad = folder.Write(
            "bad.ipynb",
            NotebookText.Of("var a = 0;", "var b = 1;\nvar c = b / a;", "File.WriteAllText(\"reached\", \"\");")
        );
        var broken = folder.Write("broken.ipynb", "{");
        var good = folder.Write("good.ipynb", NotebookText.Of("1"));
        var before = File.ReadAllText(bad);
        var results = await RunAsync([bad, broken, good]);
        Assert.Equal(
            "bad.ipynb, cell 2, line 2: DivideByZeroException: Attempted to divide by zero.\n    var c = b / a;",
            results[0].Failure
        );
        Assert.Contains("broken.ipynb is not JSON", results[1].Failure);
        Assert.Equal(new(null, true), results[2]);
        Assert.Equal(before, File.ReadAllText(bad));
        Assert.False(File.Exists(Path.Combine(folder.Path, "reached")));
    }

    [Fact]
    public async Task ACellThatTakesTooLongFailsItsNotebook()
    {
        var path = folder.Write("slow.ipynb", NotebookText.Of("while (true) { }"));
        var result = Assert.Single(await RunAsync([path], timeout: 1.5));
        Assert.Equal(
            "slow.ipynb, cell 1: the cell was stopped after 1.5 s; allow more with --timeout.\n    while (true) { }",
            result.Failure
        );
    }

    [Fact]
    public async Task AStoppedRunLeavesTheFile()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("1", "while (true) { }"));
        var before = File.ReadAllText(path);
        using CancellationTokenSource stop = new();
        SilentProgress progress = new() { OnCell = done => stop.CancelAfter(done == 1 ? 200 : 100_000) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RunAsync([path], progress: progress, token: stop.Token)
        );
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task ANotebookThatIsGivenTwiceRunsOnce()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("File.AppendAllText(\"count\", \"x\");"));
        var again = Path.Combine(folder.Path, ".", "sub", "..", "n.ipynb");
        Assert.Equal(new(null, true), Assert.Single(await RunAsync([path, again])));
        Assert.Equal("x", File.ReadAllText(Path.Combine(folder.Path, "count")));
    }

    [Fact]
    public async Task NotebooksOfOneNameAreToldApart()
    {
        var a = folder.Write("a/n.ipynb", NotebookText.Of("missing"));
        var b = folder.Write("b/n.ipynb", NotebookText.Of("1"));
        SilentProgress progress = new();
        var results = await RunAsync([a, b], progress: progress);
        Assert.StartsWith($"{a}, cell 1, line 1:", results[0].Failure);
        Assert.Equal([a, b], progress.Names);
    }

    [Fact]
    public async Task NotebooksSideBySideKeepTheirOutputsApart()
    {
        // Each waits for the other's mark, so they can only end when they really run at once.
        string Code(string me, string other) =>
            $"var me = \"{me}\";\nfor (var i = 0; i < 50; i++) {{ Console.WriteLine(me); await Task.Delay(1); }}\n"
            + $"File.WriteAllText(me, \"\");\nwhile (!File.Exists(\"{other}\")) await Task.Delay(5);\n"
            + "await Task.Run(() => Console.WriteLine(me));\nvar t = new System.Threading.Thread(() => Console.WriteLine(me)); t.Start(); t.Join();";
        var a = folder.Write("a.ipynb", NotebookText.Of(Code("aaa", "bbb"), "me"));
        var b = folder.Write("b.ipynb", NotebookText.Of(Code("bbb", "aaa"), "me"));
        Assert.All(await RunAsync([a, b]), result => Assert.Null(result.Failure));
        foreach (var (path, me) in new[] { (a, "aaa"), (b, "bbb") })
        {
            Assert.Equal(string.Concat(Enumerable.Repeat(me + "\n", 52)), Text(Cells(path)[0]["outputs"]![0]!["text"]));
        }
    }

    [Fact]
    public async Task AnOutputFolderTakesTheCopyAndTheNotebookStays()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("File.Exists(\"n.ipynb\")"));
        var before = File.ReadAllText(path);
        var output = Path.Combine(folder.Path, "out");
        await RunAsync([path], output: output);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal("True", Text(Cells(Path.Combine(output, "n.ipynb"))[0]["outputs"]![0]!["data"]!["text/plain"]));
        Assert.Equal(["n.ipynb"], Directory.GetFiles(output).Select(Path.GetFileName));
    }

    [Fact]
    public async Task ANotebookThatFailsIsWrittenToTheOutputFolderAsFarAsItCame()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("var a = 1;\na", "Console.Write(2);\na / (a - 1)", "3"));
        var before = File.ReadAllText(path);
        var output = Path.Combine(folder.Path, "out");
        var result = Assert.Single(await RunAsync([path], output: output));
        Assert.StartsWith("n.ipynb, cell 2, line 2: DivideByZeroException", result.Failure);
        Assert.Equal(before, File.ReadAllText(path));
        var cells = Cells(Path.Combine(output, "n.ipynb"));
        Assert.Equal("1", Text(cells[0]["outputs"]![0]!["data"]!["text/plain"]));
        var outputs = cells[1]["outputs"]!.AsArray();
        Assert.Equal("2", Text(outputs[0]!["text"]));
        Assert.Equal(
            ("error", "DivideByZeroException"),
            ((string)outputs[1]!["output_type"]!, (string)outputs[1]!["ename"]!)
        );
        Assert.Empty(cells[2]["outputs"]!.AsArray());
        Assert.Null(cells[2]["execution_count"]);
    }

    [Fact]
    public async Task TheNotebooksOwnFolderIsNoOutputFolder()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("1"));
        var e = await Assert.ThrowsAsync<InputException>(() => RunAsync([path], output: folder.Path + "/"));
        Assert.Contains("--output names the folder of", e.Message);
    }

    [Fact]
    public async Task AllErrorsOfACellAreTold()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("a();\nb();\nc();\nd();\ne();"));
        var failure = Assert.Single(await RunAsync([path])).Failure!;
        Assert.StartsWith("n.ipynb, cell 1, line 1: CS0103", failure);
        Assert.All(Enumerable.Range(2, 4), line => Assert.Contains($"line {line}: CS0103", failure));
    }

    [Fact]
    public async Task AnUnwritableOutputFolderIsToldBeforeAnythingRuns()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("File.WriteAllText(\"ran\", \"\");"));
        var file = folder.Write("file", "");
        var e = await Assert.ThrowsAsync<InputException>(() => RunAsync([path], output: Path.Combine(file, "out")));
        Assert.Contains("Cannot write", e.Message);
        Assert.False(File.Exists(Path.Combine(folder.Path, "ran")));
    }

    [Fact]
    public async Task AnOptionalCellWithoutItsPackageIsSkipped()
    {
        var cell = Notebooks.NotebookCell.Code(
            "p",
            "#r \"nuget: PersonaNotebooks.There.Is.None, 1.0.0\"\n1",
            "optional"
        );
        var path = folder.Write("n.ipynb", NotebookText.Of(cell, Notebooks.NotebookCell.Code("q", "2")));
        SilentProgress progress = new();
        Assert.Null(Assert.Single(await RunAsync([path], progress: progress)).Failure);
        Assert.StartsWith(
            "cell 1 skipped: The package PersonaNotebooks.There.Is.None 1.0.0",
            Assert.Single(progress.Notes)
        );
        Assert.Empty(Cells(path)[0]["outputs"]!.AsArray());
    }
}
