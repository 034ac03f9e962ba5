using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Benchmarks.Embedded;

/// <summary>Training on the forum's posts, as a ratio to counting bigrams in dictionaries.</summary>
[SimpleJob(RuntimeMoniker.HostProcess, launchCount: 1, warmupCount: 2, iterationCount: 5)]
public class TrainingBenchmarks
{
    private readonly string[] texts = [.. ForumCorpus.Expand(5).Posts.Select(p => p.Text)];

    [Benchmark(Baseline = true)]
    public PlainBigram PlainBigrams() => new(texts);

    [Benchmark]
    public EmbeddedModel Embedded() => EmbeddedModel.Train(texts);
}
