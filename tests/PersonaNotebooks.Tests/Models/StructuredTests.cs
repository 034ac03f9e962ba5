using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Structured;

namespace PersonaNotebooks.Tests.Models;

public sealed class StructuredTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private enum Side
    {
        Left,
        Right,
    }

    private sealed record Opinion(Side Side, int Strength, string? Reason);

    private static readonly ChatMessage[] Ask = [new(ChatRole.User, "left or right?")];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AGoodReplyIsReadAndTheServerGetsTheSchema()
    {
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat("""{"side":"Left","strength":3,"reason":null}""")
        );
        await using var lab = await OpenAsync(server);
        var answer = await lab.Chat.AskForAsync<Opinion>(Ask);
        Assert.Equal(new(Side.Left, 3, null), answer.Value);
        Assert.Single(answer.Replies);
        var format = Assert.Single(server.Log).Json.GetProperty("response_format").GetProperty("json_schema");
        Assert.True(format.GetProperty("strict").GetBoolean());
        Assert.Contains("Right", format.GetProperty("schema").ToString());
    }

    [Theory]
    [InlineData("I think left.", "not one JSON document")]
    [InlineData("""{"side":"Up","strength":3,"reason":null}""", "$.side")]
    [InlineData("""{"side":"Left","strength":"3","reason":null}""", "$.strength")]
    [InlineData("""{"side":"Left","reason":null}""", "strength")]
    [InlineData("""{"side":"Left","strength":3,"reason":null,"more":1}""", "$.more")]
    [InlineData("""{"side":"Left","strength":9,"reason":null}""", "between 1 and 5")]
    public async Task ABadReplyIsSentBackWithItsFaultAndKept(string bad, string fault)
    {
        const string good = """{"side":"Right","strength":1,"reason":"because"}""";
        await using LoopbackServer server = new(r => LoopbackReply.Chat(r.Question == Ask[0].Text ? bad : good));
        await using var lab = await OpenAsync(server);
        var answer = await lab.Chat.AskForAsync<Opinion>(
            Ask,
            check: o => o.Strength is >= 1 and <= 5 ? null : "strength must be between 1 and 5"
        );
        Assert.Equal(new(Side.Right, 1, "because"), answer.Value);
        Assert.Equal([bad, good], answer.Replies);
        Assert.Contains(fault, server.Log.Last().Question);
    }

    [Fact]
    public async Task AfterTheLastRepairTheAnswerCountsAsUnreadAndNothingIsGuessed()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("left!"));
        await using var lab = await OpenAsync(server);
        var answer = await lab.Chat.AskForAsync<Opinion>(Ask, repairs: 2);
        Assert.False(answer.IsRead);
        Assert.Null(answer.Value);
        Assert.Equal(3, answer.Replies.Count);
        Assert.Equal(3, server.Log.Count);
    }

    [Fact]
    public async Task AServerWithoutSchemasIsToldTheSchemaInWords()
    {
        await using LoopbackServer server = new(r =>
            r.Json.TryGetProperty("response_format", out _)
                ? LoopbackReply.Error(400, "response_format is not supported")
                : LoopbackReply.Chat("```json\n{\"side\":\"Left\",\"strength\":1,\"reason\":null}\n```")
        );
        await using var lab = await OpenAsync(server);
        var answer = await lab.Chat.AskForAsync<Opinion>(Ask);
        Assert.Equal(Side.Left, answer.Value!.Side);
        Assert.Contains("JSON schema", server.Log.Last().Question);
    }

    [Theory]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":2}""", "[1,2]", null)]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":2}""", "[1]", "$: must be 2 entries or more")]
    [InlineData("""{"type":"array","items":{"type":"integer"}}""", "[1,2.5]", "$[1]: must be of type integer")]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"", "$: must be one of [\"a\",\"b\"]")]
    [InlineData("""{"type":"number","minimum":0,"maximum":1}""", "1.5", "$: must be 1 or less")]
    [InlineData("""{"type":["string","null"],"maxLength":2}""", "null", null)]
    [InlineData("""{"type":"string","maxLength":2}""", "\"e\\u0301\\u0302\"", "$: must be 2 characters or less")]
    [InlineData("""{"anyOf":[{"type":"string"},{"const":1}]}""", "2", "$: fits none of its forms")]
    public void SchemasAreChecked(string schema, string value, string? fault) =>
        Assert.Equal(fault, JsonSchemaCheck.FirstFault(Parse(value), Parse(schema)));

    [Fact]
    public void ARuleThatIsNotCheckedIsRefused() =>
        Assert.Throws<NotSupportedException>(() =>
            JsonSchemaCheck.FirstFault(Parse("1"), Parse("""{"multipleOf":2}"""))
        );

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private Task<Lab> OpenAsync(LoopbackServer server) =>
        Lab.OpenAsync($"openai:test@{server.Url}", new() { Store = folder["answers.db"] });
}
