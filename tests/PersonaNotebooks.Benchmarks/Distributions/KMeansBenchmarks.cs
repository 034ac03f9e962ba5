using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Benchmarks.Metrics.Distributions;

/// <summary>k-means of 10,000 × 64 into 50 clusters, one start. scikit-learn took 0.035 s on one thread for a table of this size.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 2, iterationCount: 5)]
public class KMeansBenchmarks
{
    private Features data = null!;

    [Params("clusters", "noise")]
    public string Table { get; set; } = "";

    [GlobalSetup]
    public void Setup() => data = Table == "noise" ? Data.Noise(10_000, 64, 5) : Data.Clusters(10_000, 64, 50, 6);

    [Benchmark(Baseline = true)]
    public double PlainLoops()
    {
        PlainKMeans.Fit(data, 50, new Seed(1).Stream(), 300, out var inertia);
        return inertia;
    }

    [Benchmark]
    public double Ours() => KMeans.Fit(data, 50, 1).Inertia;
}
