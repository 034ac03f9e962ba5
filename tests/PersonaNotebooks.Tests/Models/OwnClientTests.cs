using System.Net;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Models;

public sealed class OwnClientTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ACallersOwnClientGetsTheWholeStack()
    {
        OwnClient client = new("own-model", fails: 2);
        LabOptions options = new()
        {
            Store = folder["answers.db"],
            Retry = new() { FirstPause = TimeSpan.FromMilliseconds(5) },
        };
        await using var lab = await Lab.OfAsync(client, options: options);
        Assert.Equal(("http://own/", "own-model"), (lab.Identity.Endpoint, lab.Identity.Model));
        Assert.Equal("mine", (await lab.Chat.GetResponseAsync("hello")).Text);
        Assert.Equal("mine", (await lab.Chat.GetResponseAsync("hello")).Text);
        Assert.Equal((1, 1, 2), (lab.Meter.Reading.Made, lab.Meter.Reading.Reused, lab.Meter.Reading.Retries));
        Assert.Equal(3, client.Calls);
    }

    [Fact]
    public async Task AnExceptionOfAClientsOwnIsThatItemsFailureAndTheOthersGoOn()
    {
        LabOptions options = new() { Store = folder["answers.db"] };
        await using var lab = await Lab.OfAsync(new OwnClient("m", fails: 0), options: options);
        var outcomes = await lab.MapAsync(
            [.. Enumerable.Range(0, 50)],
            async (i, stop) =>
            {
                var text = (await lab.Chat.GetResponseAsync($"{i}", cancellationToken: stop)).Text;
                return i == 7 ? throw new FormatException("not a number") : text;
            }
        );
        Assert.Equal(CallFailure.Faulted, outcomes[7].Failure!.Failure);
        Assert.Contains("item 8 threw FormatException: not a number", outcomes[7].Failure!.Message);
        Assert.Equal(49, outcomes.Count(o => o.Value == "mine"));
    }

    [Fact]
    public async Task ADisplayThatFailsCostsNoAnswer()
    {
        var shown = 0;
        LabOptions options = new()
        {
            Store = folder["answers.db"],
            Progress = new Display(() => throw new IOException($"no terminal {++shown}")),
        };
        await using var lab = await Lab.OfAsync(new OwnClient("m", fails: 0), options: options);
        Assert.Equal("mine", (await lab.Chat.GetResponseAsync("a")).Text);
        Assert.Equal("mine", (await lab.Chat.GetResponseAsync("b")).Text);
        var reading = lab.Meter.Reading;
        Assert.Equal((2, 0, 1), (reading.Made, reading.Failed, shown));
        Assert.Contains("IOException: no terminal 1", Assert.Single(reading.Notes));
    }

    private sealed class Display(Action report) : IProgress<MeterReading>
    {
        public void Report(MeterReading value) => report();
    }

    [Fact]
    public async Task AClientWithoutANameNeedsOne()
    {
        LabOptions options = new() { Store = folder["answers.db"] };
        var e = await Assert.ThrowsAsync<InputException>(() =>
            Lab.OfAsync(new OwnClient(null, fails: 0), options: options)
        );
        Assert.Contains("give Lab.OfAsync an identity", e.Message);
        await using var lab = await Lab.OfAsync(new OwnClient(null, fails: 0), new("mine", "m", "digest"), options);
        Assert.Equal("mine", (await lab.Chat.GetResponseAsync("hello")).Text);
    }

    [Fact]
    public async Task ASecretInAClientsAddressStaysOutOfTheStore()
    {
        LabOptions options = new() { Store = folder["answers.db"] };
        OwnClient client = new("m", fails: 0) { Url = new("http://me:secret@own:8080/v1?key=secret") };
        await using var lab = await Lab.OfAsync(client, options: options);
        Assert.Equal("http://own:8080/v1", lab.Identity.Endpoint);
    }

    [Fact]
    public async Task AClosedLabLeavesNoClaimBehind()
    {
        LabOptions options = new() { Store = folder["answers.db"] };
        using CancellationTokenSource stop = new();
        var lab = await Lab.OfAsync(new OwnClient("m", fails: 0) { Delay = TimeSpan.FromMinutes(1) }, options: options);
        var left = lab.Chat.GetResponseAsync("hello", cancellationToken: stop.Token);
        await Task.Delay(200);
        await lab.DisposeAsync();
        await using var next = await Lab.OfAsync(new OwnClient("m", fails: 0), options: options);
        Assert.Equal("mine", (await next.Chat.GetResponseAsync("hello").WaitAsync(TimeSpan.FromSeconds(10))).Text);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
    }

    private sealed class OwnClient(string? model, int fails) : IChatClient
    {
        public int Calls { get; private set; }

        public TimeSpan Delay { get; init; }

        public Uri Url { get; init; } = new("http://own/");

        public async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        )
        {
            await Task.Delay(Delay, cancellationToken);
            return ++Calls > fails
                ? new ChatResponse(new ChatMessage(ChatRole.Assistant, "mine"))
                : throw new HttpRequestException("busy", null, HttpStatusCode.ServiceUnavailable);
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("own", Url, model) : null;

        public void Dispose() { }
    }
}
