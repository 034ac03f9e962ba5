using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.OpenAi;

namespace PersonaNotebooks.Tests.Models;

public sealed class KeyRedactionTests
{
    [Theory]
    [InlineData("EMPTY")]
    [InlineData("stop")]
    [InlineData("1")]
    [InlineData("k")]
    public async Task ADummyKeyChangesNothing(string key)
    {
        var sent = LoopbackReply.Chat("EMPTY: stop asking 1 of the folk");
        await using LoopbackServer server = new(_ => sent);
        using OpenAiChatClient chat = new(new(server.Url, key), "test");
        var response = await chat.GetResponseAsync("?");
        Assert.Equal("EMPTY: stop asking 1 of the folk", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(10, response.Usage!.InputTokenCount);
        Assert.Equal(sent.Body, response.RawRepresentation);
    }

    [Theory]
    [InlineData("assistant")]
    [InlineData("finish_reason")]
    [InlineData("prompt_tokens")]
    public async Task ARealKeyIsBlankedOutOfTextsOnly(string key)
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat($"your key is {key}!"));
        using OpenAiChatClient chat = new(new(server.Url, key), "test");
        var response = await chat.GetResponseAsync("?");
        Assert.Equal("your key is ***!", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(10, response.Usage!.InputTokenCount);
        var message = JsonSerializer
            .Deserialize<JsonElement>((string)response.RawRepresentation!)
            .GetProperty("choices")[0];
        Assert.Equal("assistant", message.GetProperty("message").GetProperty("role").GetString());
        Assert.Equal("your key is ***!", message.GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task AReplyThatHidesTheKeyBehindEscapesKeepsItNeither()
    {
        const string key = "sk-0123456789";
        await using LoopbackServer server = new(r =>
            r.Question == "fail"
                ? LoopbackReply.Error(400, key) with
                {
                    Body = """{"error": "\u0073k-0123456789 is wrong"}""",
                }
                : LoopbackReply.Chat("X") with
                {
                    Body = LoopbackReply.Chat("X").Body.Replace("X", "\\u0073k-0123456789"),
                }
        );
        using OpenAiChatClient chat = new(new(server.Url, key), "test");
        Assert.Equal("***", (await chat.GetResponseAsync("?")).Text);
        var e = await Assert.ThrowsAsync<ModelCallException>(() => chat.GetResponseAsync("fail"));
        Assert.Contains("*** is wrong", e.Message);
    }
}
