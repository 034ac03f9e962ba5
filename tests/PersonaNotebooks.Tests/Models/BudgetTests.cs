using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Models;

public sealed class BudgetTests : IDisposable
{
    private const string Header = "model,input_per_million,output_per_million\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CostAddsUpFromTheTokensThatTheServerCounts()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x")); // 10 tokens in, 2 out
        await using var lab = await OpenAsync(server, Header + "test,1000,10000\n");
        await lab.Chat.GetResponseAsync("a");
        await lab.Chat.GetResponseAsync("b");
        await lab.Chat.GetResponseAsync("b");
        var reading = lab.Meter.Reading;
        Assert.Equal(
            (2, 1, 20, 4, 0.06m),
            (reading.Made, reading.Reused, reading.InputTokens, reading.OutputTokens, reading.Cost)
        );
    }

    [Fact]
    public async Task ABudgetIsNeverOverrunAndStopsCleanly()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        await using var lab = await OpenAsync(server, Header + "test,1000,10000\n", budget: 0.5m);
        ChatOptions two = new() { MaxOutputTokens = 2 };
        var e = await Assert.ThrowsAsync<InputException>(() =>
            lab.MapAsync([.. Enumerable.Range(0, 200)], (i, stop) => lab.Chat.GetResponseAsync($"{i}", two, stop))
        );
        Assert.Contains("budget of 0.5 is used up", e.Message);
        var reading = lab.Meter.Reading;
        Assert.InRange(reading.Cost, 0.3m, 0.5m);
        Assert.Equal(server.Log.Count, reading.Made);
        // What was paid for can still be had.
        Assert.Equal("x", (await lab.Chat.GetResponseAsync(server.Log.First().Question, two)).Text);
    }

    [Fact]
    public async Task ATryWhoseAnswerWasLostCountsAsTheMostItCanHaveCost()
    {
        var tries = 0;
        await using LoopbackServer server = new(_ =>
            LoopbackReply.Chat("x") with
            {
                CutAt = Interlocked.Increment(ref tries) < 3 ? 0.9 : null,
            }
        );
        await using var lab = await OpenAsync(server, Header + "test,0,10000\n", budget: 1);
        await lab.Chat.GetResponseAsync("a", new ChatOptions { MaxOutputTokens = 10 });
        // Two lost answers of 10 tokens at most, and the 2 tokens that the third reports, at 0.01 each.
        Assert.Equal((1, 2, 0.22m), (lab.Meter.Reading.Made, lab.Meter.Reading.Retries, lab.Meter.Reading.Cost));
    }

    [Fact]
    public async Task TheBudgetEndsRetriesToo()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x") with { CutAt = 0.9 });
        await using var lab = await OpenAsync(server, Header + "test,0,10000\n", budget: 0.25m);
        var e = await Assert.ThrowsAsync<InputException>(() =>
            lab.Chat.GetResponseAsync("a", new ChatOptions { MaxOutputTokens = 10 })
        );
        Assert.Contains("budget of 0.25 is used up", e.Message);
        Assert.Equal(2, server.Log.Count);
        Assert.Equal(0.2m, lab.Meter.Reading.Cost);
    }

    [Theory]
    [InlineData(Header + "other,1,2\n", "has no model 'test' (it has: other)")]
    [InlineData(Header + "test,cheap,2\n", "line 2: input_per_million 'cheap' is not a price")]
    [InlineData(Header + "test,1,2\ntest,1,2\n", "line 3, names 'test' a second time")]
    [InlineData("model,price\ntest,1\n", "lacks the column 'input_per_million'")]
    public async Task AWrongPriceFileIsNamed(string csv, string sentence)
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        var e = await Assert.ThrowsAsync<InputException>(() => OpenAsync(server, csv));
        Assert.Contains(sentence, e.Message);
        Assert.Contains(folder["prices.csv"], e.Message);
    }

    [Fact]
    public async Task ABudgetWithoutPricesOrAMissingPriceFileIsRefused()
    {
        await using LoopbackServer server = new(_ => LoopbackReply.Chat("x"));
        LabOptions options = new() { Store = folder["answers.db"], Budget = 1 };
        var name = $"openai:test@{server.Url}";
        Assert.Contains(
            "needs a price file",
            (await Assert.ThrowsAsync<InputException>(() => Lab.OpenAsync(name, options))).Message
        );
        options = options with { Prices = folder["none.csv"] };
        Assert.Contains(
            "There is no price file",
            (await Assert.ThrowsAsync<InputException>(() => Lab.OpenAsync(name, options))).Message
        );
    }

    private async Task<Lab> OpenAsync(LoopbackServer server, string csv, decimal? budget = null)
    {
        await File.WriteAllTextAsync(folder["prices.csv"], csv);
        LabOptions options = new()
        {
            Store = folder["answers.db"],
            Prices = folder["prices.csv"],
            Budget = budget,
        };
        return await Lab.OpenAsync($"openai:test@{server.Url}", options);
    }
}
