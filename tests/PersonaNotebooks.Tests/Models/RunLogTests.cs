using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Models;

public sealed class RunLogTests
{
    [Fact]
    public async Task WhatARunMadeStandsBesideTheStoreAndNotInTheOutput()
    {
        var folder = Directory.CreateTempSubdirectory("runlog").FullName;
        var console = Console.Out;
        using StringWriter captured = new();
        Console.SetOut(captured);
        try
        {
            await using var lab = await Lab.OpenAsync("embedded", new() { Store = Path.Combine(folder, "answers.db") });
            RunLog.Write(lab);
            RunLog.Write(lab);
        }
        finally
        {
            Console.SetOut(console);
        }
        var lines = File.ReadAllLines(Path.Combine(folder, "runs.log"));
        Assert.Equal(2, lines.Length);
        Assert.Contains("0 made, 0 reused", lines[0]);
        Assert.Empty(captured.ToString());
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task ALogThatCannotBeWrittenIsANoteAndEndsNothing()
    {
        using TemporaryFolder folder = new();
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = folder["answers.db"] });
        Directory.CreateDirectory(folder["runs.log"]);
        RunLog.Write(lab);
        RunLog.Write(lab);
        Assert.Contains("runs.log' cannot be written", Assert.Single(lab.Meter.Reading.Notes));
    }

    [Theory]
    [InlineData("m", "m", null, "m")]
    [InlineData("m", "0123456789abcdef", null, "m 0123456789ab")]
    [InlineData("m", "short", "a note", "m short (a note)")]
    public void AnIdentityReadsAsOneLine(string model, string digest, string? note, string text) =>
        Assert.Equal(text, new ModelIdentity("here", model, digest, note).ToString());
}
