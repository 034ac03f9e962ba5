using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class FigurePublishingTests : IDisposable
{
    private const string Draw = """
        #r "PersonaNotebooks.dll"
        using PersonaNotebooks.Figures;
        Figure.Bars(["a"], [1.0]).Title(title).Save("f", new Passport { Caveat = "a test" });
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFigureLiesBesideANotebookOutsideTheCollection()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("var title = \"one\";", Draw));
        Assert.True(Assert.Single(await TestRun.RunAsync([path])).Changed);
        Assert.Equal(["f.html", "f.json", "f.svg"], Figures());
        Assert.False(Assert.Single(await TestRun.RunAsync([path])).Changed);
    }

    [Fact]
    public async Task AnOutputFolderTakesTheFiguresToo()
    {
        var path = folder.Write("n.ipynb", NotebookText.Of("var title = \"one\";", Draw));
        var before = File.ReadAllText(path);
        var output = Path.Combine(folder.Path, "out");
        Assert.True(Assert.Single(await TestRun.RunAsync([path], output: output)).Changed);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.True(File.Exists(Path.Combine(output, "n.ipynb")));
        Assert.True(File.Exists(Path.Combine(output, "figures", "f.svg")));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "figures")));
    }

    [Fact]
    public async Task ANotebookThatFailsLeavesTheFiguresOfItsLastGoodRun()
    {
        await TestRun.RunAsync([folder.Write("n.ipynb", NotebookText.Of("var title = \"good\";", Draw))]);
        var before = Svg();
        var bad = folder.Write("n.ipynb", NotebookText.Of("var title = \"bad\";", Draw, "throw new Exception();"));
        Assert.NotNull(Assert.Single(await TestRun.RunAsync([bad])).Failure);
        Assert.Equal(before, Svg());
        Assert.Contains("good", before);
    }

    [Fact]
    public async Task AStoppedNotebookLeavesThemToo()
    {
        using CancellationTokenSource stop = new();
        var path = folder.Write("n.ipynb", NotebookText.Of("var title = \"bad\";", Draw, "await Task.Delay(60_000);"));
        var run = TestRun.RunAsync([path], token: stop.Token);
        stop.CancelAfter(TimeSpan.FromSeconds(4));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "figures")));
    }

    [Fact]
    public async Task NotebooksSideBySideWithOneFigureNameLeaveOneWholeFigure()
    {
        string[] paths =
        [
            .. new[] { "a", "b" }.Select(n =>
                folder.Write($"{n}.ipynb", NotebookText.Of($"var title = \"{n}\";", Draw))
            ),
        ];
        Assert.All(await TestRun.RunAsync(paths), result => Assert.Null(result.Failure));
        var passport = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(At("f.json")))!;
        Assert.Equal(PersonaNotebooks.Figures.Passport.Hash(Svg()), (string?)passport["svgSha256"]);
    }

    private IEnumerable<string> Figures() =>
        Directory
            .GetFiles(Path.Combine(folder.Path, "figures"))
            .Select(f => Path.GetFileName(f)!)
            .Order(StringComparer.Ordinal);

    private string Svg() => File.ReadAllText(At("f.svg"));

    private string At(string name) => Path.Combine(folder.Path, "figures", name);
}
