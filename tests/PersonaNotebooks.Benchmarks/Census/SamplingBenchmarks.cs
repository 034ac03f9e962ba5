using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Benchmarks.Census;

/// <summary>One million adults of 50 states and DC: the alias method against the two ways most people would write first.</summary>
[MemoryDiagnoser, ShortRunJob]
public class SamplingBenchmarks
{
    private const int People = 1_000_000;
    private readonly ContingencyTable table = AdultsTable.Load2018(States.Parse("all"));
    private JointSampler sampler = null!;
    private double[] cumulative = null!;
    private string[][] categories = null!;

    [GlobalSetup]
    public void Setup()
    {
        sampler = new(table);
        var sum = 0.0;
        cumulative = [.. table.Cells.ToArray().Select(c => sum += c)];
        categories = [.. Enumerable.Range(0, cumulative.Length).Select(table.Categories)];
    }

    [Benchmark(Baseline = true)]
    public int Alias()
    {
        var women = 0;
        foreach (var person in sampler.Sample(People, 7))
        {
            women += person.Sex == "female" ? 1 : 0;
        }
        return women;
    }

    [Benchmark]
    public int CumulativeBinarySearch()
    {
        var (women, stream) = (0, new Seed(7).Stream());
        for (var i = 1; i <= People; i++)
        {
            women += At(Find(stream), i).Sex == "female" ? 1 : 0;
        }
        return women;
    }

    [Benchmark]
    public int Linq()
    {
        var stream = new Seed(7).Stream();
        return Enumerable
            .Range(1, People)
            .Select(i => At(Find(stream), i))
            .ToList()
            .GroupBy(p => p.Sex)
            .Single(g => g.Key == "female")
            .Count();
    }

    [Benchmark]
    public void AliasToCsv()
    {
        var path = Path.Combine(Path.GetTempPath(), "persona-sampling-benchmark.csv");
        PeopleWriter.Write(path, sampler.Sample(People, 7));
        File.Delete(path);
    }

    private int Find(RandomStream stream)
    {
        var at = Array.BinarySearch(cumulative, stream.NextDouble() * cumulative[^1]);
        return at < 0 ? ~at : at + 1;
    }

    private Person At(int cell, int id)
    {
        var c = categories[cell];
        return new(id, c[0], c[1], c[2], c[3]);
    }
}
