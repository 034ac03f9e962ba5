using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Benchmarks.Census;

/// <summary>
/// Adults with every field of 50 states and DC: the sampler for a million and for a thousand, and for a thousand the way most people would
/// write first, filtering each table with LINQ and walking up the counts.
/// </summary>
[MemoryDiagnoser, ShortRunJob]
public class AdultSamplingBenchmarks
{
    private AdultSampler sampler = null!;
    private PlainAdultSampler plain = null!;

    [GlobalSetup]
    public void Setup()
    {
        sampler = new(States.Parse("all"));
        plain = new(States.Parse("all"));
    }

    [Benchmark]
    public object Prepare() => new AdultSampler(States.Parse("all"));

    [Benchmark]
    public int Million() => Employed(sampler.Sample(1_000_000, 7));

    [Benchmark(Baseline = true)]
    public int Thousand() => Employed(sampler.Sample(1000, 7));

    [Benchmark]
    public int ThousandWithLinq() => Employed(plain.Sample(1000, 7));

    private static int Employed(IEnumerable<Adult> adults)
    {
        var employed = 0;
        foreach (var adult in adults)
        {
            employed += adult.Work == "employed" ? 1 : 0;
        }
        return employed;
    }
}
