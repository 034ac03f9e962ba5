using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.OpenAi;

namespace PersonaNotebooks.Tests.Models;

public class StreamTests
{
    [Fact]
    public async Task AStreamComesInPieces()
    {
        await using LoopbackServer server = new(_ => Stream("Hel", "lo", done: true));
        using OpenAiChatClient client = new(new(server.Url), "test");
        List<ChatResponseUpdate> updates = [];
        await foreach (var update in client.GetStreamingResponseAsync("hi"))
        {
            updates.Add(update);
        }
        Assert.Equal(["Hel", "lo"], updates.Select(u => u.Text).Where(t => t.Length > 0));
        var whole = updates.ToChatResponse();
        Assert.Equal((ChatFinishReason.Stop, 2L), (whole.FinishReason, whole.Usage!.OutputTokenCount));
        Assert.True(server.Log.Single().Json.GetProperty("stream").GetBoolean());
    }

    [Fact]
    public async Task AStreamWithoutItsEndMarkIsNotTakenForAnAnswer()
    {
        await using LoopbackServer server = new(_ => Stream("Hel", "lo", done: false));
        using OpenAiChatClient client = new(new(server.Url), "test");
        var e = await Assert.ThrowsAsync<ModelCallException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync("hi")) { }
        });
        Assert.Equal(CallFailure.BrokenReply, e.Failure);
        Assert.Contains("ended before it was complete", e.Message);
    }

    [Fact]
    public async Task AStreamIsTriedAgainWhileNothingOfItWasSeen()
    {
        var calls = 0;
        await using LoopbackServer server = new(_ =>
            ++calls == 1 ? LoopbackReply.Error(503, "busy") : Stream("a", "b", done: true)
        );
        using RetryingChatClient client = new(
            new OpenAiChatClient(new(server.Url), "test"),
            new() { FirstPause = TimeSpan.FromMilliseconds(5) }
        );
        Assert.Equal("ab", (await client.GetStreamingResponseAsync("hi").ToChatResponseAsync()).Text);
        Assert.Equal(2, calls);
    }

    private static LoopbackReply Stream(string first, string second, bool done)
    {
        var events = new object[]
        {
            new { choices = new[] { new { delta = new { content = first } } } },
            new { choices = new[] { new { delta = new { content = second } } } },
            new
            {
                choices = new[] { new { delta = new { }, finish_reason = "stop" } },
                usage = new { prompt_tokens = 1, completion_tokens = 2 },
            },
        };
        var body = string.Concat(events.Select(e => $"data: {JsonSerializer.Serialize(e)}\n\n"));
        return new(done ? body + "data: [DONE]\n\n" : body) { ContentType = "text/event-stream" };
    }
}
