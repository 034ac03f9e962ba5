using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class JsonAnswerTests(EmbeddedModelFixture fixture)
{
    private const string Persona = """
        {"type":"object","required":["AGE","IDEOLOGY","habits","home"],"properties":{
          "AGE":{"type":"integer","minimum":18,"maximum":99},
          "STATE":{"type":"string","maxLength":30},
          "IDEOLOGY":{"type":"string","enum":["Very Liberal","Liberal","Moderate","Conservative","Very Conservative"]},
          "veteran":{"type":"boolean"},
          "score":{"type":"number","minimum":-0.5,"maximum":0.5},
          "nothing":{"type":"null"},
          "kind":{"const":"persona"},
          "habits":{"type":"array","minItems":2,"maxItems":4,"items":{"type":"string","minLength":3}},
          "picks":{"type":"array","minItems":3,"maxItems":3,"uniqueItems":true,"items":{"enum":[1,2,3,4]}},
          "home":{"$ref":"#/$defs/home"},
          "maybe":{"anyOf":[{"type":"string"},{"type":"null"}]}},
         "$defs":{"home":{"type":"object","required":["rooms"],"properties":{"rooms":{"type":["integer","null"],"minimum":1}}}}}
        """;

    private static readonly JsonElement Schema = JsonDocument.Parse(Persona).RootElement;

    private async Task<string> Ask(string prompt, JsonElement schema, int seed) =>
        (
            await fixture.Model.Chat.GetResponseAsync(
                [new(ChatRole.User, prompt)],
                new()
                {
                    ResponseFormat = ChatResponseFormat.ForJsonSchema(schema),
                    Seed = seed,
                    Temperature = 1,
                }
            )
        ).Text;

    /// <summary>Ten thousand answers, over prompts that try to break JSON, and every one must parse and keep the schema.</summary>
    [Fact]
    public async Task TenThousandAnswersKeepTheirSchema()
    {
        string[] prompts =
        [
            "Describe a person.",
            "AGE: 44\nSTATE: Ohio\nWho is this?",
            "STATE: \"Ne\\w\" \u2028 York\nquote \" and \\ back",
            "\ud800 STATE: \udfff lone",
            "",
        ];
        var small = JsonDocument
            .Parse(
                """{"type":"object","properties":{"answer":{"enum":["a","b"]},"why":{"type":"string","maxLength":12}}}"""
            )
            .RootElement;
        for (var i = 0; i < 10_000; i++)
        {
            var schema = i % 50 == 0 ? Schema : small;
            var text = await Ask(prompts[i % prompts.Length], schema, i);
            SchemaCheck.Holds(JsonDocument.Parse(text).RootElement, schema, Schema);
        }
    }

    [Fact]
    public async Task WhatThePromptStatesIsCopied()
    {
        var answer = JsonDocument.Parse(await Ask("AGE: 44\nSTATE: Ohio\nWho is this?", Schema, 1)).RootElement;
        Assert.Equal(44, answer.GetProperty("AGE").GetInt32());
        Assert.Equal("Ohio", answer.GetProperty("STATE").GetString());
    }

    [Theory]
    [InlineData("""{"type":"objekt"}""", "'objekt' is no JSON type")]
    [InlineData("""{"type":"object","properties":{"a":{"enum":[]}}}""", "'$.a'")]
    [InlineData("""{"type":"object","properties":[1]}""", "'properties'")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","pattern":"x"}}}""", "'pattern'")]
    [InlineData("""{"$ref":"#/$defs/none"}""", "leads nowhere")]
    [InlineData("""{"$ref":"#"}""", "nests deeper")]
    [InlineData("""{"type":"integer","minimum":3,"maximum":2}""", "no number lies between")]
    [InlineData("""{"type":"integer","minimum":"x"}""", "'minimum' is a number")]
    [InlineData("""{"type":"string","minLength":5,"maxLength":2}""", "minLength")]
    [InlineData("""{"type":"string","minLength":2000000000}""", "embedded model writes")]
    [InlineData("""{"type":"array","minItems":1000000}""", "embedded model writes")]
    [InlineData("""{"type":"array","minItems":3,"uniqueItems":true,"items":{"enum":[1,2]}}""", "different items")]
    public async Task AWrongSchemaIsToldWithItsPlace(string schema, string told)
    {
        var error = await Assert.ThrowsAsync<InputException>(() => Ask("x", JsonDocument.Parse(schema).RootElement, 1));
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }
}
