using System.Text;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class KernelRequestTests
{
    [Fact]
    public void TheHistoryForgetsTheOldestAndCutsLongOutputs()
    {
        KernelHistory history = new();
        for (var i = 1; i <= 30; i++)
        {
            history.Add(i, new string('i', 1_000_000), new string('o', 1_000_000));
        }
        var kept = history.Reply(
            Request(
                "history_request",
                new()
                {
                    ["hist_access_type"] = "tail",
                    ["n"] = 100,
                    ["output"] = true,
                }
            )
        );
        var cells = kept["history"]!.AsArray();
        Assert.Equal([.. Enumerable.Range(22, 9)], cells.Select(cell => (int)cell![1]!));
        Assert.Equal(KernelHistory.MostOutput + 1, ((string)cells[0]![2]![1]!).Length);
    }

    [Theory]
    [InlineData("#!nonsense\nx", "invalid")]
    [InlineData("#!markdown\nx", "complete")]
    [InlineData("1 +", "incomplete")]
    public void AnUnknownLanguageIsInvalidAndNoError(string code, string status)
    {
        var request = Request("is_complete_request", new() { ["code"] = code });
        Assert.Equal(status, (string?)CodeHelp.IsComplete(request)["status"]);
    }

    [Fact]
    public void NothingIsKnownInAnUnknownLanguage()
    {
        using SessionFixture session = new();
        JsonObject content = new() { ["code"] = "#!nonsense\nConsole", ["cursor_pos"] = 14 };
        var completed = CodeHelp.Complete(Request("complete_request", content), session.Session);
        Assert.Equal(("ok", 0), ((string?)completed["status"], completed["matches"]!.AsArray().Count));
        var inspected = CodeHelp.Inspect(Request("inspect_request", content), session.Session);
        Assert.Equal(("ok", false), ((string?)inspected["status"], (bool)inspected["found"]!));
    }

    [Fact]
    public async Task PlainTextHasNoMarks()
    {
        using SessionFixture session = new();
        await session.RunAsync(
            "/// <summary>Twice as <c>much</c>.</summary>\n/// <returns>A number.</returns>\nint Twice(int n) => 2 * n;"
        );
        var request = Request("inspect_request", new() { ["code"] = "Twice(3)", ["cursor_pos"] = 2 });
        var data = CodeHelp.Inspect(request, session.Session)["data"]!;
        Assert.Equal("int Twice(int n)\n\nTwice as much.\n\nReturns: A number.\n", (string?)data["text/plain"]);
        Assert.Contains("```csharp\nint Twice(int n)\n```", (string?)data["text/markdown"]);
        Assert.DoesNotContain("```", (string?)HelpPage.Find("Twice?", session.Session)!["data"]!["text/plain"]);
    }

    [Theory]
    [InlineData("input_reply", "peer", null, true)]
    [InlineData("input_reply", "peer", "question", true)]
    [InlineData("input_reply", "peer", "cell", true)]
    [InlineData("input_reply", "peer", "another", false)]
    [InlineData("input_reply", "stranger", null, false)]
    [InlineData("execute_request", "peer", null, false)]
    public void OnlyTheAnswerOfTheFrontEndThatWasAskedIsTaken(string type, string peer, string? parent, bool taken)
    {
        var asking = Request("execute_request", []);
        var message = Request(type, []) with
        {
            Peers = [Encoding.ASCII.GetBytes(peer)],
            Parent = parent is null ? [] : new() { ["msg_id"] = parent },
        };
        Assert.Equal(taken, UserInput.IsAnswer(message, asking, "question"));
    }

    [Fact]
    public async Task TheEndOfWhatAPersonTypesIsNotWaitedFor()
    {
        using SessionFixture session = new();
        var error = await session.RunAsync("Console.In.ReadToEnd()");
        Assert.Contains("has no end", error!.Message);
    }

    private static KernelMessage Request(string type, JsonObject content) =>
        new(["peer"u8.ToArray()], new() { ["msg_type"] = type, ["msg_id"] = "cell" }, [], [], content);
}
