using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Masking;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Benchmarks.Imitation;

/// <summary>Twelve users, twenty rounds, twenty-four stimuli on the embedded model: once with an empty store and once again with a full one.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 0, iterationCount: 1)]
public class ForumRunBenchmark
{
    private readonly string folder = Directory.CreateTempSubdirectory("persona-benchmark-").FullName;
    private UserSet users = null!;

    /// <summary>Deals the users and fills a store.</summary>
    [GlobalSetup(Target = nameof(Resumed))]
    public async Task FillAsync()
    {
        await DealAsync();
        await RunAsync("full.db");
    }

    /// <summary>Deals the users.</summary>
    [GlobalSetup(Target = nameof(Run))]
    public async Task DealAsync() =>
        users = await UserSource.ReadAsync(
            UserSource.Forum,
            PostFilter.Default,
            SplitSizes.Default,
            new LexiconMasker(),
            7
        );

    /// <summary>Removes the stores.</summary>
    [GlobalCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    /// <summary>Every call is made.</summary>
    [Benchmark(Baseline = true)]
    public Task Run() => RunAsync($"{Guid.NewGuid():N}.db");

    /// <summary>Every answer comes from the store.</summary>
    [Benchmark]
    public Task Resumed() => RunAsync("full.db");

    private async Task RunAsync(string store)
    {
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = Path.Combine(folder, store) });
        ImitationOptions options = new()
        {
            Rounds = 20,
            Stimuli = 24,
            Strategy = Strategy.Likelihood,
        };
        await new ImitationRun(lab, "benchmark", options).RunAsync(users.Users);
    }
}
