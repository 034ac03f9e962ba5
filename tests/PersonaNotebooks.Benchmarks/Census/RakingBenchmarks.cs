using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Benchmarks.Census;

/// <summary>Raking a table of 52 states × 10 ages × 2 sexes × 7 races to three margins for three cycles, against the same written with LINQ groups.</summary>
[MemoryDiagnoser, ShortRunJob]
public class RakingBenchmarks
{
    private const int Cycles = 3;
    private ContingencyTable table = null!;
    private Margin[] margins = null!;

    [GlobalSetup]
    public void Setup()
    {
        Dimension Of(string name, int n) => new(name, [.. Enumerable.Range(0, n).Select(i => $"{name}{i}")]);
        Dimension[] dimensions = [Of("state", 52), Of("age", 10), Of("sex", 2), Of("race", 7)];
        ContingencyTable Random(string seed)
        {
            var stream = new Seed(7).For(seed).Stream();
            return new(
                dimensions,
                [.. Enumerable.Range(0, 52 * 10 * 2 * 7).Select(_ => 1 + stream.NextDouble() * 1000)]
            );
        }
        table = Random("start");
        var target = Random("target");
        margins =
        [
            new("a", target.Margin("state", "age", "sex")),
            new("b", target.Margin("state", "race")),
            new("c", target.Margin("age", "race")),
        ];
    }

    [Benchmark(Baseline = true)]
    public double Raking() => PersonaNotebooks.Census.Raking.Fit(table, margins, 0, Cycles).Weights[0];

    [Benchmark]
    public double Linq()
    {
        var cells = Enumerable
            .Range(0, table.Cells.Length)
            .Select(i => (Key: table.Categories(i), Weight: table.Cells[i]))
            .ToList();
        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            foreach (var margin in margins)
            {
                int[] at = [.. margin.Target.Dimensions.Select(d => table.DimensionIndex(d.Name))];
                string Key(string[] key) => string.Join('|', at.Select(a => key[a]));
                var sums = cells.GroupBy(c => Key(c.Key)).ToDictionary(g => g.Key, g => g.Sum(c => c.Weight));
                var targets = Enumerable
                    .Range(0, margin.Target.Cells.Length)
                    .ToDictionary(i => string.Join('|', margin.Target.Categories(i)), i => margin.Target.Cells[i]);
                cells = [.. cells.Select(c => (c.Key, c.Weight * targets[Key(c.Key)] / sums[Key(c.Key)]))];
            }
        }
        return cells[0].Weight;
    }
}
