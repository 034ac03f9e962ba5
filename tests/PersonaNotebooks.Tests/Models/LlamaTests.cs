using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Structured;

namespace PersonaNotebooks.Tests.Models;

/// <summary>Every seam against real weights on a real llama.cpp.</summary>
public sealed class LlamaTests : IDisposable
{
    private const string Opening = "Once upon a time",
        Greedy = ", there was a little girl named Lily.";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [LlamaFact]
    public async Task TheGreedyContinuationIsTheKnownOneAndTheDigestIsTheFiles()
    {
        await using var lab = await OpenAsync();
        var response = await lab.Chat.GetResponseAsync(Opening, new() { Temperature = 0, MaxOutputTokens = 20 });
        Assert.StartsWith(Greedy, response.Text);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Equal(20, response.Usage!.OutputTokenCount);
        Assert.Equal("047bf46455a544931cff6fef14d7910154c56afbc23ab1c5e56a72e69912c04b", lab.Identity.Digest);
    }

    [LlamaFact]
    public async Task SamplingIsRepeatableBySeedAndDrawsDiffer()
    {
        List<string[]> runs = [];
        foreach (var store in new[] { "one.db", "two.db" })
        {
            await using var lab = await OpenAsync(store);
            List<string> texts = [];
            for (var draw = 0; draw < 4; draw++)
            {
                texts.Add(
                    (
                        await lab.Chat.GetResponseAsync(
                            Opening,
                            new ChatOptions { MaxOutputTokens = 20 }.WithDraw(draw)
                        )
                    ).Text
                );
            }
            runs.Add([.. texts]);
        }
        Assert.Equal(runs[0], runs[1]);
        Assert.True(runs[0].Distinct().Count() > 1);
    }

    [LlamaFact]
    public async Task TheScoreOfATextAgreesWithTheServersOwnStepByStep()
    {
        await using var lab = await OpenAsync();
        var score = (await lab.Scorer.ScoreAsync([new(Opening, Greedy)]))[0];
        Assert.Equal(Greedy, string.Concat(score.Tokens.Select(t => t.Token)));
        var (pieces, steps) = await StepsAsync(lab, Opening, score.Tokens.Count, likeliest: 1);
        Assert.Equal(pieces, score.Tokens.Select(t => t.Token));
        Assert.All(score.Tokens.Zip(steps), p => Assert.Equal(p.Second[0], p.First.LogProbability, 4));
        Assert.InRange(score.LogProbability, -1.5, -1.1); // about 0.28 in all, as the tokens' own probabilities show
    }

    [LlamaFact]
    public async Task AtAnyTemperatureTheNextTokensProbabilitiesAddUpToOne()
    {
        await using var lab = await OpenAsync();
        var (_, steps) = await StepsAsync(lab, Opening, 1, likeliest: 100_000, temperature: 0.7);
        Assert.Equal(512, steps[0].Length);
        Assert.Equal(1, steps[0].Sum(Math.Exp), 5);
        var cold = (await lab.Scorer.ScoreAsync([new(Opening, ",")], temperature: 0.7))[0];
        Assert.Equal(0.7, cold.Temperature);
        Assert.Equal(steps[0][0], cold.LogProbability, 5);
    }

    [LlamaFact]
    public async Task TextsBecomeVectors()
    {
        await using var lab = await OpenAsync();
        var vectors = await lab.Embedder.GenerateAsync(["a little girl", "a little girl", "a big dog"]);
        Assert.Equal(64, vectors[0].Vector.Length);
        Assert.Equal(vectors[0].Vector.ToArray(), vectors[1].Vector.ToArray());
        Assert.NotEqual(vectors[0].Vector.ToArray(), vectors[2].Vector.ToArray());
    }

    [LlamaFact]
    public async Task ASchemaHoldsTheModelToIt()
    {
        await using var lab = await OpenAsync();
        var schema = JsonSerializer.Deserialize<JsonElement>(
            """{"type":"object","properties":{"pick":{"enum":["yes","no"]}},"required":["pick"],"additionalProperties":false}"""
        );
        for (var draw = 0; draw < 5; draw++)
        {
            var options = new ChatOptions { MaxOutputTokens = 60 }.WithDraw(draw);
            var answer = await lab.Chat.AskForAsync([new(ChatRole.User, "Is it fun?")], schema, options, repairs: 0);
            Assert.True(answer.IsRead, string.Join(" | ", answer.Replies));
        }
    }

    [LlamaFact]
    public async Task WhatWasAnsweredIsReusedWithoutTheServerAndWithoutTheFile()
    {
        var copy = folder["tinyllm.gguf"];
        File.Copy(LlamaFactAttribute.Model, copy);
        for (var run = 0; run < 3; run++)
        {
            await using var lab = await Lab.OpenAsync(
                $"gguf:{copy}",
                new() { Store = folder["answers.db"], ReplayOnly = run > 0 }
            );
            await lab.Chat.GetResponseAsync(Opening, new() { MaxOutputTokens = 5 });
            await lab.Scorer.ScoreAsync([new(Opening, Greedy)], temperature: 0.5);
            await lab.Embedder.GenerateAsync([Opening]);
            Assert.Equal(run == 0 ? (3, 0) : (0, 3), (lab.Meter.Reading.Made, lab.Meter.Reading.Reused));
            if (run == 1)
            {
                File.Delete(copy);
            }
        }
    }

    [LlamaFact]
    public async Task AnInputBeyondTheContextIsRefusedInOneSentence()
    {
        await using var lab = await OpenAsync();
        var e = await Assert.ThrowsAsync<ModelCallException>(() =>
            lab.Chat.GetResponseAsync(string.Join(' ', Enumerable.Repeat("word", 500)))
        );
        Assert.Contains("longer than the model's context", e.Message);
    }

    [LlamaFact]
    public async Task StreamsComeInPiecesAndEndProperly()
    {
        await using var lab = await OpenAsync();
        using HttpClient http = new();
        var body = JsonSerializer.Serialize(
            new
            {
                messages = new[] { new { role = "user", content = Opening } },
                temperature = 0,
                max_tokens = 14,
                stream = true,
            }
        );
        using var response = await http.PostAsync(
            $"{lab.Chat.GetService<ChatClientMetadata>()!.ProviderUri}/chat/completions",
            new StringContent(body, null, "application/json")
        );
        var events = (await response.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", events[^1]);
        var text = string.Concat(
            events[..^1]
                .Select(e =>
                    JsonSerializer
                        .Deserialize<JsonElement>(e["data: ".Length..])
                        .GetProperty("choices")[0]
                        .GetProperty("delta")
                )
                .Select(delta => delta.TryGetProperty("content", out var content) ? content.GetString() : "")
        );
        Assert.StartsWith(Greedy, text);
        Assert.True(events.Length > 10);
    }

    [LlamaFact]
    public async Task WhatCannotBeServedIsRefusedAsTheCallersFault()
    {
        await using var lab = await OpenAsync();
        using HttpClient http = new();
        var url = $"{lab.Chat.GetService<ChatClientMetadata>()!.ProviderUri}/chat/completions";
        const string talk = """{"messages":[{"role":"user","content":"Once"}],"max_tokens":2""";
        string[] bodies = ["null", "[]", "{", talk + ",\"stop\":5}", talk + ",\"stop\":\"\"}", talk + ",\"seed\":1.5}"];
        foreach (var body in bodies)
        {
            using var response = await http.PostAsync(url, new StringContent(body, null, "application/json"));
            Assert.True(response.StatusCode == System.Net.HttpStatusCode.BadRequest, body);
        }
    }

    [LlamaFact]
    public async Task ClosingTheLabStopsTheServer()
    {
        Uri url;
        await using (var lab = await OpenAsync())
        {
            url = lab.Chat.GetService<ChatClientMetadata>()!.ProviderUri!;
            Assert.Equal("127.0.0.1", url.Host);
        }
        using HttpClient http = new();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync($"{url}/models"));
    }

    private Task<Lab> OpenAsync(string store = "answers.db") =>
        Lab.OpenAsync($"gguf:{LlamaFactAttribute.Model}", new() { Store = folder[store] });

    // The server's own greedy steps: one evaluation for each token, the whole distribution asked for.
    private static async Task<(string[] Pieces, double[][] Steps)> StepsAsync(
        Lab lab,
        string prompt,
        int count,
        int likeliest,
        double temperature = 0
    )
    {
        using HttpClient http = new();
        var body = JsonSerializer.Serialize(
            new
            {
                prompt,
                temperature,
                max_tokens = count,
                logprobs = likeliest,
            }
        );
        using var response = await http.PostAsync(
            $"{lab.Chat.GetService<ChatClientMetadata>()!.ProviderUri}/completions",
            new StringContent(body, null, "application/json")
        );
        var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        var logprobs = json.GetProperty("choices")[0].GetProperty("logprobs");
        return (
            [.. logprobs.GetProperty("tokens").EnumerateArray().Select(t => t.GetString()!)],
            [
                .. logprobs
                    .GetProperty("top_logprobs")
                    .EnumerateArray()
                    .Select(step => step.EnumerateArray().Select(t => t.GetProperty("logprob").GetDouble()).ToArray()),
            ]
        );
    }
}
