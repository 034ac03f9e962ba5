using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Tests.Models;

public sealed class StoredChatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AnAnswerIsPaidForOnce()
    {
        await using LoopbackServer server = new(r => LoopbackReply.Chat("answer to " + r.Question));
        for (var run = 0; run < 2; run++)
        {
            await using var lab = await OpenAsync(server);
            for (var draw = 0; draw < 3; draw++)
            {
                var response = await lab.Chat.GetResponseAsync("hello", new ChatOptions().WithDraw(draw));
                Assert.Equal("answer to hello", response.Text);
                Assert.Equal(10, response.Usage!.InputTokenCount);
                Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
            }
            Assert.Equal(run == 0 ? (3, 0) : (0, 3), (lab.Meter.Reading.Made, lab.Meter.Reading.Reused));
        }
        Assert.Equal(3, server.Log.Count);
        Assert.Equal(3, server.Log.Select(r => r.Json.GetProperty("seed").GetInt64()).Distinct().Count());
    }

    [Fact]
    public async Task EveryOptionThatChangesTheAnswerIsPartOfTheKey()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        await using var lab = await OpenAsync(server);
        ChatOptions?[] all =
        [
            null,
            new() { Temperature = 0 },
            new() { Temperature = 1 },
            new() { TopP = 0.5f },
            new() { TopK = 5 },
            new() { MaxOutputTokens = 5 },
            new() { Seed = 5 },
            new() { StopSequences = ["a"] },
            new() { StopSequences = ["a", "b"] },
            new() { Instructions = "be brief" },
            new() { FrequencyPenalty = 0.5f },
            new() { PresencePenalty = 0.5f },
            new() { ResponseFormat = ChatResponseFormat.Json },
            new() { AdditionalProperties = new() { ["min_p"] = 0.1 } },
        ];
        foreach (var options in all)
        {
            await lab.Chat.GetResponseAsync("hello", options);
        }
        await lab.Chat.GetResponseAsync("hello ", null);
        await lab.Chat.GetResponseAsync([new(ChatRole.System, "hello")], null);
        Assert.Equal(all.Length + 2, server.Log.Count);
        Assert.Equal(all.Length + 2, server.Log.Select(r => r.Body).Distinct().Count());
    }

    [Fact]
    public async Task AnotherModelInTheOptionsIsRefusedAndTheSameIsNoOtherCall()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        await using var lab = await OpenAsync(server);
        var e = await Assert.ThrowsAsync<InputException>(() =>
            lab.Chat.GetResponseAsync("hello", new ChatOptions { ModelId = "other" })
        );
        Assert.Contains("name the model 'other', but this lab asks 'test'", e.Message);
        Assert.Empty(server.Log);
        await lab.Chat.GetResponseAsync("hello");
        await lab.Chat.GetResponseAsync("hello", new ChatOptions { ModelId = "test" });
        Assert.Single(server.Log);
    }

    [Fact]
    public void KeysNeverChangeSoThatPaidAnswersStayFound()
    {
        ChatOptions options = new()
        {
            Temperature = 0.7f,
            TopP = 0.95f,
            MaxOutputTokens = 100,
            Seed = 7,
            StopSequences = ["\n"],
            AdditionalProperties = new() { ["b"] = 1, ["a"] = "x" },
        };
        ChatMessage[] messages = [new(ChatRole.System, "Du bist Ærlig 🙂"), new(ChatRole.User, "\"Why\"?\n")];
        var key = AnswerKey.ForChat(new("http://host/v1", "m", "d"), messages, options.WithDraw(3));
        Assert.Equal(
            """[{"role":"system","text":"Du bist Ærlig \uD83D\uDE42"},{"role":"user","text":"\"Why\"?\n"}]""",
            key.Messages
        );
        Assert.Equal(
            """{"temperature":0.7,"top_p":0.95,"max_tokens":100,"seed":7,"stop":["\n"],"x:a":"x","x:b":1}""",
            key.Options
        );
        // Computed with Python's hashlib from the parts above, one a line.
        Assert.Equal("ca89d7406d69782d1c90ba45eb8f554387744e69ec7ce77296804aa85e54e776", key.Text);
    }

    [Fact]
    public async Task WhatAModelThoughtIsKeptBesideWhatItSaid()
    {
        await using LoopbackServer server = new(_ =>
            new(
                """{"choices":[{"message":{"content":"42","reasoning_content":"six times seven"},"finish_reason":"stop"}]}"""
            )
        );
        for (var run = 0; run < 2; run++)
        {
            await using var lab = await OpenAsync(server);
            var response = await lab.Chat.GetResponseAsync("hello");
            Assert.Equal("42", response.Text);
            Assert.Equal("six times seven", response.Messages[0].Contents.OfType<TextReasoningContent>().Single().Text);
            Assert.Contains("reasoning_content", (string)response.RawRepresentation!);
        }
        Assert.Single(server.Log);
    }

    [Fact]
    public async Task TwoLabsThatAskTheSameAtTheSameMomentMakeOneCall()
    {
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat("once") with
            {
                Delay = TimeSpan.FromMilliseconds(300),
            }
        );
        await using var one = await OpenAsync(server);
        await using var two = await OpenAsync(server);
        var calls = new[] { one, one, two, two }.Select(lab => lab.Chat.GetResponseAsync("hello"));
        Assert.All(await Task.WhenAll(calls), r => Assert.Equal("once", r.Text));
        Assert.Single(server.Log);
        Assert.Equal(1, one.Meter.Reading.Made + two.Meter.Reading.Made);
        Assert.Equal(3, one.Meter.Reading.Reused + two.Meter.Reading.Reused);
    }

    [Fact]
    public async Task WhenTheCallerThatAsksGivesUpTheOthersStillGetTheirAnswer()
    {
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat("x") with
            {
                Delay = TimeSpan.FromMilliseconds(300),
            }
        );
        await using var lab = await OpenAsync(server);
        using CancellationTokenSource stop = new();
        var first = lab.Chat.GetResponseAsync("hello", cancellationToken: stop.Token);
        var second = lab.Chat.GetResponseAsync("hello");
        stop.CancelAfter(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("x", (await second).Text);
    }

    [Fact]
    public async Task ReplayNamesTheMissingCallAndTouchesNoNetwork()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("kept"));
        await using (var lab = await OpenAsync(server))
        {
            await lab.Chat.GetResponseAsync("hello");
        }
        await using var replay = await OpenAsync(server, new() { ReplayOnly = true });
        Assert.Equal("kept", (await replay.Chat.GetResponseAsync("hello")).Text);
        var missing = await Assert.ThrowsAsync<InputException>(() => replay.Chat.GetResponseAsync("something else"));
        Assert.Contains("Replay only", missing.Message);
        Assert.Contains("something else", missing.Message);
        Assert.Contains("draw 1", missing.Message);
        Assert.Single(server.Log);
    }

    [Fact]
    public async Task AChangeOfAHostedModelsBuildIsTold()
    {
        var build = "fp_1";
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x", build));
        await using (var lab = await OpenAsync(server))
        {
            await lab.Chat.GetResponseAsync("a");
            Assert.Empty(lab.Meter.Reading.Notes);
        }
        build = "fp_2";
        await using var later = await OpenAsync(server);
        await later.Chat.GetResponseAsync("a");
        Assert.Empty(later.Meter.Reading.Notes);
        await later.Chat.GetResponseAsync("b");
        Assert.Contains("fp_2", Assert.Single(later.Meter.Reading.Notes));
    }

    private Task<Lab> OpenAsync(LoopbackServer server, LabOptions? options = null) =>
        Lab.OpenAsync($"openai:test@{server.Url}", (options ?? new()) with { Store = folder["answers.db"] });
}
