using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Benchmarks.Metrics.Distributions;

/// <summary>
/// MAUVE of 2,000 against 2,000 embeddings of 64 numbers, 100 buckets, five starts. The path over scikit-learn's k-means took
/// 0.25 s on one thread for tables of this size. The baseline has the same steps with k-means as plain loops.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 3)]
public class MauveBenchmarks
{
    private Features candidate = null!,
        reference = null!;

    [GlobalSetup]
    public void Setup()
    {
        MathNet.Numerics.Control.UseSingleThread();
        (candidate, reference) = (Data.Noise(2_000, 64, 1, 0.1), Data.Noise(2_000, 64, 2));
    }

    [Benchmark(Baseline = true)]
    public double PlainLoops()
    {
        var rows = Enumerable
            .Range(0, 4_000)
            .Select(i => i < 2_000 ? reference.Row(i).ToArray() : candidate.Row(i - 2_000).ToArray());
        var stacked = Features.FromRows(
            rows.Select(row => row.Select(x => x / Math.Sqrt(row.Sum(y => y * y))).ToArray()).ToList()
        );
        var model = Pca.Fit(stacked);
        var projected = model.Transform(stacked, model.ComponentsFor(0.9));
        var (best, labels) = (double.PositiveInfinity, Array.Empty<int>());
        for (var start = 0; start < 5; start++)
        {
            var found = PlainKMeans.Fit(projected, 100, new Seed(1).For("start", start).Stream(), 500, out var inertia);
            (best, labels) = inertia < best ? (inertia, found) : (best, labels);
        }
        return Mauve.FromLabels(labels[2_000..], labels[..2_000], 100).Mauve;
    }

    [Benchmark]
    public double Ours() => Mauve.Compare(candidate, reference, 1, new(Buckets: 100)).Mauve;
}
