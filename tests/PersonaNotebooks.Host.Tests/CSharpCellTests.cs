using PersonaNotebooks.Host.Scripting;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

public sealed class CSharpCellTests : IDisposable
{
    private readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("1.5 / 1000000", "1.5E-06")]
    [InlineData("await Task.FromResult(\"late\")", "late")]
    [InlineData("(string)null", "null")]
    [InlineData("record Point(int X); new Point(3)", "Point { X = 3 }")]
    [InlineData("int[] a = [1, 2, 3]; a.Select(x => x * 2)", "[2, 4, 6]")]
    public async Task ATrailingExpressionIsTheResult(string code, string text) =>
        Assert.Equal(text, await session.ResultAsync(code));

    [Theory]
    [InlineData("var x = 1;")]
    [InlineData("Math.Max(1, 2);")]
    [InlineData("GC.KeepAlive(null)")]
    [InlineData("await Task.CompletedTask")]
    public async Task NoValueNoResult(string code)
    {
        Assert.Null(await session.RunAsync(code));
        Assert.Null(session.Output.LastResult);
    }

    [Fact]
    public async Task CellsShareVariablesTypesAndUsings()
    {
        await session.RunAsync("using System.Numerics;\nvar x = 2; record P(int A); int Twice(int n) => n * 2;");
        Assert.Equal(
            "[7, P { A = 4 }]",
            await session.ResultAsync("new object[] { new BigInteger(7), new P(Twice(x)) }")
        );
    }

    [Fact]
    public async Task DisplayShowsAndUpdates()
    {
        await session.RunAsync("var shown = display(1);");
        await session.RunAsync("shown.Update(2); 3.Display();");
        Assert.Equal(
            ["display display-1 1", "update display-1 2", "display display-2 3"],
            session.Output.All.Select(Describe)
        );
        await session.RunAsync("HTML(\"<b>x</b>\")");
        Assert.Equal("<b>x</b>", session.Output.Last("text/html"));
    }

    [Fact]
    public async Task ACompileErrorNamesLineAndSource()
    {
        var error = await session.RunAsync("var a = 1;\n  var b = a + c;\nvar d = e;");
        Assert.Equal("CompilationError", error!.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal("var b = a + c;", error.SourceLine);
        Assert.Contains("CS0103: The name 'c' does not exist in the current context", error.Message);
        Assert.Contains("line 3: CS0103", error.Message);
    }

    [Fact]
    public async Task AnExceptionNamesTheLineOfThisCellAndTheTrace()
    {
        await session.RunAsync("int Divide(int by)\n{\n    return 10 / by;\n}");
        var error = await session.RunAsync("var a = 1;\nvar b = Divide(a - 1);");
        Assert.Equal("DivideByZeroException", error!.Name);
        Assert.Equal(2, error.Line);
        Assert.Equal("var b = Divide(a - 1);", error.SourceLine);
        Assert.Equal(["at cell 1, line 3", "at cell 2, line 2"], error.Trace);
        Assert.Equal("1", await session.ResultAsync("a"));
    }

    [Fact]
    public async Task LinesAreThoseOfTheCellAlsoAfterAnotherLanguage()
    {
        var error = await session.RunAsync("#!markdown\nHello\n#!csharp\nvar a = 1;\nthrow new Exception(\"boom\");");
        Assert.Equal((5, "boom"), (error!.Line, error.Message));
        Assert.Equal("Hello", session.Output.Last("text/markdown"));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Delay(20);\nwhile (true) { }")]
    [InlineData("try { while (true) { } } catch (Exception) { }")]
    [InlineData("IEnumerable<int> Forever() { while (true) if (kept == 0) yield return 1; }\nForever()")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    public async Task ACellThatNeverEndsIsStoppedAndTheSessionGoesOn(string code)
    {
        await session.RunAsync("var kept = 41;");
        using CancellationTokenSource stop = new(1000);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunAsync(code, stop.Token));
        Assert.Equal("42", await session.ResultAsync("kept + 1"));
    }

    [Fact]
    public async Task BlockingOnATaskDoesNotDeadlock() =>
        Assert.Equal(
            "5",
            await session.ResultAsync("async Task<int> F() { await Task.Delay(5); return 5; }\nF().Result")
        );

    [Fact]
    public async Task AskingForInputIsRefused() =>
        Assert.Contains("nobody is there to type", (await session.RunAsync("Console.ReadLine()"))!.Message);

    [Fact]
    public void CompletenessCanBeAsked()
    {
        Assert.Equal(Completeness.Complete, CSharpSession.Completeness("var x = 1;"));
        Assert.Equal(Completeness.Incomplete, CSharpSession.Completeness("for (var i = 0; i < 3; i++) {"));
    }

    private static string Describe((string Kind, string Detail, MimeBundle? Data) output) =>
        $"{output.Kind} {output.Detail} {(string?)output.Data!.Data["text/plain"]}";
}
