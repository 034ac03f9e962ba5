using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.OpenAi;

namespace PersonaNotebooks.Tests.Models;

/// <summary>JSON that is valid but not what the protocol says is a failed call, never another kind of exception.</summary>
public class OddReplyTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"error":{"message":"with status 200"}}""")]
    [InlineData("""{"choices":null,"data":null}""")]
    [InlineData("""{"choices":[],"data":[]}""")]
    [InlineData("""{"choices":[7],"data":[7]}""")]
    [InlineData("""{"choices":[{}],"data":[{}]}""")]
    [InlineData("""{"choices":[{"message":null,"text":null}],"data":[{"index":"x"}]}""")]
    [InlineData("""{"choices":[{"message":{}}],"data":[{"index":0}]}""")]
    [InlineData("""{"choices":[{"message":{"content":7}}],"data":[{"index":0,"embedding":"x"}]}""")]
    [InlineData("""{"choices":[{"text":"ab","logprobs":{}}],"data":[{"index":0,"embedding":["x"]}]}""")]
    [InlineData("""{"choices":[{"text":"ab","logprobs":{"tokens":[],"token_logprobs":[]}}]}""")]
    [InlineData("""{"choices":[{"text":"ab","logprobs":{"tokens":[1],"token_logprobs":[1]}}]}""")]
    [InlineData(
        """{"choices":[{"text":"ab","logprobs":{"tokens":["a"],"token_logprobs":[1]}}],"usage":{"prompt_tokens":"x"}}"""
    )]
    public async Task IsAFailedCall(string body)
    {
        await using LoopbackServer server = new(_ => new LoopbackReply(body));
        using OpenAiEndpoint endpoint = new(server.Url);
        var chat = await Assert.ThrowsAsync<ModelCallException>(() =>
            new OpenAiChatClient(endpoint, "m").GetResponseAsync("a")
        );
        Assert.Equal(CallFailure.BrokenReply, chat.Failure);
        await Assert.ThrowsAsync<ModelCallException>(() =>
            new OpenAiEmbeddingGenerator(endpoint, "m").GenerateAsync(["a"])
        );
        await Assert.ThrowsAnyAsync<InputException>(() =>
            new OpenAiTextScorer(endpoint, "m").ScoreAsync([new("a", "b")])
        );
    }
}
