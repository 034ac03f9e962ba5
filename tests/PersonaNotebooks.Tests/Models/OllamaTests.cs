using System.Text.Json;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Models;

public sealed class OllamaTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private string digest = "aaaa";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TheRealDigestIsPartOfTheKey()
    {
        await using LoopbackServer server = new(Answer);
        foreach (var (pulled, calls) in new[] { ("aaaa", 1), ("aaaa", 1), ("bbbb", 2) })
        {
            digest = pulled;
            await using var lab = await OpenAsync(server, "gemma3");
            Assert.Equal(pulled, lab.Identity.Digest);
            await lab.Chat.GetResponseAsync("hello");
            Assert.Equal(calls, server.Log.Count(r => r.Path == "/v1/chat/completions"));
        }
    }

    [Fact]
    public async Task ReplayUsesTheLastDigestAndAsksNobody()
    {
        await using (LoopbackServer server = new(Answer))
        {
            await using (var lab = await OpenAsync(server, "gemma3:4b"))
            {
                await lab.Chat.GetResponseAsync("hello");
            }
            var asked = server.Log.Count;
            await using var replay = await OpenAsync(server, "gemma3:4b", replay: true);
            Assert.Equal("x", (await replay.Chat.GetResponseAsync("hello")).Text);
            Assert.Equal(asked, server.Log.Count);
        }
    }

    [Fact]
    public async Task AModelThatIsNotPulledIsNamedWithTheCommandThatPullsIt()
    {
        await using LoopbackServer server = new(Answer);
        var e = await Assert.ThrowsAsync<InputException>(() => OpenAsync(server, "llama9"));
        Assert.Contains("run 'ollama pull llama9:latest'", e.Message);
        Assert.Contains("it has: gemma3:4b, gemma3:latest", e.Message);
    }

    [Fact]
    public async Task AnotherServerIsNotTakenForOllama()
    {
        await using LoopbackServer server = new(_ => new LoopbackReply("[]"));
        var e = await Assert.ThrowsAsync<InputException>(() => OpenAsync(server, "gemma3"));
        Assert.Contains("is not an Ollama server", e.Message);
    }

    [Fact]
    public async Task AScorerIsRefusedWithTheModelsThatCan()
    {
        await using LoopbackServer server = new(Answer);
        await using var lab = await OpenAsync(server, "gemma3");
        var e = Assert.Throws<InputException>(() => lab.Scorer);
        Assert.Contains("cannot score texts; models that can: embedded, gguf:PATH", e.Message);
    }

    private LoopbackReply Answer(LoopbackRequest request) =>
        request.Path == "/api/tags"
            ? new(
                JsonSerializer.Serialize(
                    new
                    {
                        models = new[] { new { name = "gemma3:latest", digest }, new { name = "gemma3:4b", digest } },
                    }
                )
            )
            : LoopbackReply.Chat("x");

    private Task<Lab> OpenAsync(LoopbackServer server, string model, bool replay = false) =>
        Lab.OpenAsync($"ollama:{model}@{server.Root}", new() { Store = folder["answers.db"], ReplayOnly = replay });
}
