using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Benchmarks.Simulacra;

/// <summary>
/// One turn of macm with its five calls (two of retrieval, thinking, emotion, answer) on a server of 50 ms latency, beside the same five calls one after another. Two
/// latencies one after another are the least there can be: 100 ms.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class TurnBenchmark
{
    private LoopbackServer server = null!;
    private Character character = null!;
    private string folder = null!;
    private Lab lab = null!;
    private int turn;

    /// <summary>Starts the server.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        server = new(_ => LoopbackReply.Chat("a few words") with { Delay = TimeSpan.FromMilliseconds(50) });
        folder = Directory.CreateTempSubdirectory("persona-benchmark-").FullName;
        character = CharacterReader.LoadAll()[0];
        lab = await Lab.OpenAsync($"openai:test@{server.Url}", new() { Store = Path.Combine(folder, "a.db") });
    }

    /// <summary>Stops it.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        await lab.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Five calls in a row.</summary>
    [Benchmark(Baseline = true)]
    public async Task OneAfterAnother()
    {
        var n = turn++;
        for (var call = 0; call < 5; call++)
        {
            await lab.Chat.GetResponseAsync($"turn {n}, call {call}");
        }
    }

    /// <summary>The mechanism.</summary>
    [Benchmark]
    public Task<Turn> Macm() =>
        new Simulacrum(character, lab, memory: new IndexRetriever(character.Memories, lab.Chat)).AnswerAsync(
            $"turn {turn++}?"
        );
}
