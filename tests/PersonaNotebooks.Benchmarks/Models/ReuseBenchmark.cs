using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Benchmarks.Models;

/// <summary>The cost of an answer that is already in the store, beside asking a server on this machine that answers at once.</summary>
[ShortRunJob]
public class ReuseBenchmark
{
    private const int Answers = 5_000;

    private LoopbackServer server = null!;
    private Lab lab = null!;
    private HttpClient http = null!;
    private string folder = null!;
    private int next;

    /// <summary>Fills a store.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        server = new(r => LoopbackReply.Chat("an answer of some length, as a model would give it, two lines or so"));
        http = new();
        folder = Directory.CreateTempSubdirectory("persona-benchmark-").FullName;
        lab = await Lab.OpenAsync($"openai:test@{server.Url}", new() { Store = Path.Combine(folder, "a.db") });
        await lab.MapAsync(
            [.. Enumerable.Range(0, Answers)],
            (i, stop) => lab.Chat.GetResponseAsync(Question(i), cancellationToken: stop)
        );
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        http.Dispose();
        await lab.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A bare call.</summary>
    [Benchmark(Baseline = true)]
    public async Task<string> BareHttpClient()
    {
        var body = $$"""{"model":"test","messages":[{"role":"user","content":"{{Question(next++ % Answers)}}"}]}""";
        using StringContent content = new(body, null, "application/json");
        using var response = await http.PostAsync($"{server.Url}/chat/completions", content);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>A reused answer, through the whole stack.</summary>
    [Benchmark]
    public async Task<string> Reused() => (await lab.Chat.GetResponseAsync(Question(next++ % Answers))).Text;

    private static string Question(int i) =>
        $"You are a teacher of 41 in Ohio who likes gardening. On a scale from 1 to 7, how much do you agree with statement {i}?";
}
