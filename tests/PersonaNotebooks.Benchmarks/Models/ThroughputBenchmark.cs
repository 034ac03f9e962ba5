using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Benchmarks.Models;

/// <summary>
/// 6,400 calls with 64 in flight to a server of 50 ms latency, and to one that answers at once, which shows what the stack can do at
/// most: the whole stack (seed, store on disk, meter, retries, throttle) beside a bare HttpClient loop and beside the ideal, the
/// latency's timer alone (100 rounds of 50 ms are 5 s; a timer of 50 ms takes 51 to 52). "Ratio" is by the bare loop's time.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class ThroughputBenchmark
{
    private const int Calls = 6_400,
        InFlight = 64;

    /// <summary>The server's latency in milliseconds.</summary>
    [Params(50, 0)]
    public int Latency { get; set; }

    private LoopbackServer server = null!;
    private HttpClient http = null!;
    private string folder = null!;
    private int run;

    /// <summary>Starts the server.</summary>
    [GlobalSetup]
    public void Start()
    {
        server = new(r => LoopbackReply.Chat("an answer") with { Delay = TimeSpan.FromMilliseconds(Latency) });
        http = new();
        folder = Directory.CreateTempSubdirectory("persona-benchmark-").FullName;
    }

    /// <summary>Stops it.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>64 in flight, nothing done but wait for the server's latency.</summary>
    [Benchmark]
    public async Task Ideal() =>
        await Parallel.ForAsync(
            0,
            Calls,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (_, stop) => await Task.Delay(Latency, stop)
        );

    /// <summary>What anyone would write first.</summary>
    [Benchmark(Baseline = true)]
    public async Task BareHttpClient() =>
        await Parallel.ForAsync(
            0,
            Calls,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight },
            async (i, stop) =>
            {
                var body = $$"""{"model":"test","messages":[{"role":"user","content":"question {{i}}"}]}""";
                using StringContent content = new(body, null, "application/json");
                using var response = await http.PostAsync($"{server.Url}/chat/completions", content, stop);
                await response.Content.ReadAsStringAsync(stop);
            }
        );

    /// <summary>The same through a lab with an empty store.</summary>
    [Benchmark]
    public async Task Lab()
    {
        LabOptions options = new()
        {
            Store = Path.Combine(folder, $"{run++}.db"),
            Throttle = new() { InFlight = InFlight },
        };
        await using var lab = await PersonaNotebooks.Models.Lab.OpenAsync($"openai:test@{server.Url}", options);
        await lab.MapAsync(
            [.. Enumerable.Range(0, Calls)],
            (i, stop) => lab.Chat.GetResponseAsync($"question {i}", cancellationToken: stop)
        );
    }
}
