using PersonaNotebooks.Host.Scripting;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class CodeHelpTests : IDisposable
{
    private readonly SessionFixture session = new();

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("kept.Sta|", "StartsWith")]
    [InlineData("kept?.Sta|", "StartsWith")]
    [InlineData("kept\n  .Sta|", "StartsWith")]
    [InlineData("Console.WriteLi|ne(1)", "WriteLine")]
    [InlineData("new List<int>().AddR|", "AddRange")]
    [InlineData("void F(int given) { give| }", "given")]
    [InlineData("#!markdown\nx\n#!csharp\nkept.Sta|", "StartsWith")]
    public async Task AWordGoesOn(string code, string expected)
    {
        await session.RunAsync("var kept = \"text\";");
        var cursor = code.IndexOf('|');
        var found = session.Session.Complete(code.Remove(cursor, 1), cursor);
        Assert.Equal([expected], found.Items.Select(item => item.Name));
    }

    [Theory]
    [InlineData("\"kep|\"")]
    [InlineData("// kep|")]
    [InlineData("#!html\nkep|")]
    [InlineData("nothing.of.that|")]
    public async Task NothingGoesOn(string code)
    {
        await session.RunAsync("var kept = \"text\";");
        var cursor = code.IndexOf('|');
        Assert.Empty(session.Session.Complete(code.Remove(cursor, 1), cursor).Items);
    }

    [Fact]
    public async Task WhatACellDeclaresIsDocumentedByItsComment()
    {
        await session.RunAsync("/// <summary>Twice as <c>much</c>.</summary>\nint Twice(int n) => 2 * n;");
        var text = session.Session.Inspect("Twice(3)", 2, detailed: false);
        Assert.Contains("int Twice(int n)", text);
        Assert.Contains("Twice as `much`.", text);
    }

    [Fact]
    public void AskingRunsNothing()
    {
        session.Session.Complete("throw new Exception(); Console.Write(1); Cons", 45);
        Assert.Empty(session.Output.All);
    }

    [Theory]
    [InlineData("while (true) Console.WriteLine(\"x\");", false)]
    [InlineData("while (true) try { display(1); } catch { }", false)]
    [InlineData("await Task.Run(() => { Console.Write(1); System.Threading.Thread.Sleep(6000); });", true)]
    public async Task AStoppedCellTellsWhatItLeavesBehind(string code, bool left)
    {
        using CancellationTokenSource stop = new();
        var running = session.RunAsync(code, stop.Token);
        while (session.Output.All.Count == 0)
        {
            await Task.Delay(10);
        }
        stop.Cancel();
        var stopped = await Assert.ThrowsAsync<CellStoppedException>(() => running);
        Assert.Equal(left, stopped.LeftBehind);
        Assert.Null(await session.RunAsync("Console.WriteLine(\"still here\");"));
        Assert.EndsWith("still here\n", session.Output.Text);
    }
}
