using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel;
using PersonaNotebooks.Host.Running;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class KernelOutputTests
{
    private static readonly OutputPump Pump = new();

    private readonly ConcurrentQueue<(string Type, JsonObject Content)> sent = [];
    private readonly KernelOutput output;

    public KernelOutputTests() => output = New(null);

    [Fact]
    public void ManySwitchesOfStreamLeaveOneCallToThePump()
    {
        OutputPump pump = new();
        KernelOutput switching = new((type, content) => sent.Enqueue((type, content)), pump, 1);
        for (var i = 0; i < 400; i++)
        {
            switching.Stream(i % 2 == 0 ? "stdout" : "stderr", "x");
        }
        // Each call takes a moment, and the next cell's first line waits behind all of them.
        Assert.InRange(pump.Waiting, 0, 1);
        switching.Flush();
        Assert.Equal(400, sent.Count);
    }

    [Fact]
    public void TextIsSentWithoutTheNextPiece()
    {
        output.Stream("stdout", "first");
        Assert.True(SpinWait.SpinUntil(() => !sent.IsEmpty, TimeSpan.FromSeconds(60)));
        output.Stream("stdout", "second");
        Assert.True(SpinWait.SpinUntil(() => sent.Count == 2, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void UpdatesOfADisplayCountOnceAndTheResultIsNeverLost()
    {
        output.Display(Text(300), "d");
        for (var i = 0; i < 4_000; i++)
        {
            output.Update(Text(300), "d");
        }
        output.Result(MimeBundle.From(("text/plain", "the result")));
        output.Flush();
        Assert.DoesNotContain(sent, message => message.Type == "stream");
        Assert.Equal("execute_result", sent.Last().Type);
        Assert.Equal("update_display_data", sent.ElementAt(sent.Count - 2).Type);
    }

    [Fact]
    public void TheResultComesAfterOutputThatWasCutOff()
    {
        output.Stream("stdout", new string('x', OutputLimit.MostCharacters + 1));
        output.Display(Text(5), "d");
        output.Result(MimeBundle.From(("text/plain", "the result")));
        output.Flush();
        Assert.DoesNotContain(sent, message => message.Type == "display_data");
        Assert.Contains("cut off", (string?)sent.ElementAt(sent.Count - 2).Content["text"]);
        Assert.Equal("execute_result", sent.Last().Type);
    }

    [Fact]
    public void AGrowingDisplayIsCutOff()
    {
        output.Display(Text(10), "d");
        output.Update(Text(OutputLimit.MostCharacters), "d");
        output.Flush();
        Assert.Equal(["display_data", "stream"], sent.Select(message => message.Type));
    }

    [Fact]
    public void WhatIsClearedMakesRoom()
    {
        for (var i = 0; i < 3; i++)
        {
            output.Clear(wait: false);
            output.Display(Text(OutputLimit.MostCharacters - 100), "d");
        }
        Assert.Equal(3, sent.Count(message => message.Type == "display_data"));
        Assert.DoesNotContain(sent, message => message.Type == "stream");
    }

    [Fact]
    public void ClearingsAndUpdatesThatFollowEachOtherAreSentTogether()
    {
        // No pump comes in between: it cannot while it is busy.
        ManualResetEventSlim done = new();
        OutputPump busy = new();
        busy.Schedule(done.Wait);
        KernelOutput one = new((type, content) => sent.Enqueue((type, content)), busy, 1);
        for (var i = 0; i < 1_000; i++)
        {
            one.Stream("stdout", $"{i}");
            one.Clear(wait: false);
            one.Clear(wait: true);
            one.Update(Text(i), "d");
        }
        one.Stream("stdout", "last");
        one.Flush();
        done.Set();
        Assert.Equal(["clear_output", "stream", "update_display_data"], sent.Select(message => message.Type));
        Assert.False((bool)sent.First().Content["wait"]!);
        Assert.Equal("last", (string?)sent.ElementAt(1).Content["text"]);
    }

    [Fact]
    public void TextBeforeAClearingThatWaitsIsSent()
    {
        output.Stream("stdout", "still seen");
        output.Clear(wait: true);
        output.Flush();
        Assert.Equal(["stream", "clear_output"], sent.Select(message => message.Type));
    }

    [Fact]
    public void ACellIsHeldBeforeItPutsOutMoreThanIsTaken()
    {
        List<int> held = [];
        var holding = New(() => held.Add(sent.Count));
        holding.Display(Text(1), "a");
        holding.Display(Text(1), "b");
        Assert.Equal([0, 1], held);
    }

    private static MimeBundle Text(int length) => MimeBundle.From(("text/plain", new string('x', length)));

    private KernelOutput New(Action? waitForRoom) =>
        new((type, content) => sent.Enqueue((type, content)), Pump, 1, waitForRoom);
}
