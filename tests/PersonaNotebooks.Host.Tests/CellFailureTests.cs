using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests;

/// <summary>Whatever a cell throws, and wherever, fails that cell and nothing else.</summary>
public sealed class CellFailureTests : IDisposable
{
    private const string Shown =
        "class Shown { public string ToHtml()\n{\n    throw new InvalidOperationException(\"no html\");\n} }";

    private readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("var a = 0;\nnew[] { 1, 0 }.Select(x => a / x)", "DivideByZeroException", 2)]
    [InlineData("var a = 0;\nnew Lazy<int>(() => 1 / a)\n    .Value", "DivideByZeroException", 2)]
    [InlineData("var a = 0;\n\nnew[] { new PersonaNotebooks.Host.Tests.CellFailureTests.Bad() }", "IOException", 3)]
    [InlineData(Shown + "\nnew Shown()", "InvalidOperationException", 3)]
    [InlineData(
        "class Stop { public string ToHtml() => throw new OperationCanceledException(); }\nnew Stop()",
        "OperationCanceledException",
        1
    )]
    public async Task WhatFormattingThrowsFailsTheCellAtItsLine(string code, string name, int line)
    {
        await session.RunAsync($"#r \"{typeof(CellFailureTests).Assembly.Location}\"");
        var error = await session.RunAsync(code);
        Assert.Equal((name, (int?)line), (error!.Name, error.Line));
        Assert.NotNull(error.SourceLine);
        Assert.Equal("2", await session.ResultAsync("1 + 1"));
    }

    [Fact]
    public async Task AnAsyncVoidMethodFailsItsCell()
    {
        var error = await session.RunAsync("async void F()\n{\n    throw new Exception(\"boom\");\n}\nF();");
        Assert.Equal((3, "boom (from code that nothing waits for)"), (error!.Line, error.Message));
    }

    [Fact]
    public async Task AnAsyncVoidMethodThatThrowsLaterFailsTheCellThatRunsThen()
    {
        await session.RunAsync(
            "var gate = new TaskCompletionSource();\nasync void F() { await gate.Task; throw new Exception(\"boom\"); }\nF();"
        );
        var error = await session.RunAsync("gate.SetResult();\nawait Task.Delay(500);");
        Assert.Equal("boom (from code that nothing waits for, thrown at cell 1, line 2)", error!.Message);
    }

    [Fact]
    public async Task OtherNotebooksGoOnAfterAFailureWhileFormatting()
    {
        using TemporaryFolder folder = new();
        var bad = folder.Write("bad.ipynb", NotebookText.Of("new[] { 1, 0 }.Select(x => 1 / x)"));
        var good = folder.Write("good.ipynb", NotebookText.Of("await Task.Delay(300);", "40 + 2"));
        var results = await TestRun.RunAsync([bad, good]);
        Assert.Equal(
            "bad.ipynb, cell 1, line 1: DivideByZeroException: Attempted to divide by zero.\n    new[] { 1, 0 }.Select(x => 1 / x)",
            results[0].Failure
        );
        Assert.Equal(new(null, true), results[1]);
    }

    public sealed class Bad
    {
        public int Value => throw new IOException("no value");
    }
}
