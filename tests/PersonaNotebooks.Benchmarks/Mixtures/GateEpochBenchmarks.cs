using BenchmarkDotNet.Attributes;
using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Benchmarks.Mixtures;

/// <summary>
/// One epoch of gate mathematics at the paper's size (100 personas, 1,000 exemplars, 128 numbers; 5,000 records, 4 pairs each) without any model: weights, draws,
/// gradient, Adam. The baseline only computes the weights, a whole table for each record, in plain loops.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 5)]
public class GateEpochBenchmarks
{
    private const int Records = 5000,
        Personas = 100,
        Exemplars = 1000,
        Length = 128,
        Batch = 32;

    private Matrix contexts = null!;
    private GateInputs inputs = null!;
    private Gates gates = null!;

    [GlobalSetup]
    public void Setup()
    {
        var stream = new Seed(1).Stream();
        Matrix Some(int rows) =>
            new(
                [.. Enumerable.Range(0, rows * Length).Select(_ => stream.NextNormal() / Math.Sqrt(Length))],
                rows,
                Length
            );
        contexts = GateInputs.WithConstant(Some(Records));
        inputs = new(Some(Personas), Some(Exemplars));
        gates = Gates.Start(Length, Length, Personas, 1, 10, 1);
        const int Checked = 20;
        var (plain, ours) = (PlainLoops(Checked), WeightsOfTheLibrary(Checked));
        if (!(Math.Abs(plain - ours) < 1e-9 * plain))
        {
            throw new InvalidOperationException($"The baseline's weights sum to {plain}, the library's to {ours}.");
        }
    }

    [Benchmark(Baseline = true)]
    public double WeightsInPlainLoops() => PlainLoops(Records);

    private double PlainLoops(int records)
    {
        var (x, g, e) = (
            Plain(contexts, gates.Context),
            Plain(inputs.Personas, gates.Persona),
            Plain(inputs.Exemplars, gates.Exemplar)
        );
        var sum = 0.0;
        var weights = new double[Personas, Exemplars];
        // The part without a context is the same for all records, so it is made once, as any plain program would.
        var pairs = new double[Personas, Exemplars];
        for (var k = 0; k < Personas; k++)
        {
            for (var j = 0; j < Exemplars; j++)
            {
                pairs[k, j] = Product(g[k], e[j]);
            }
        }
        var ofContext = new double[Exemplars];
        for (var i = 0; i < records; i++)
        {
            for (var j = 0; j < Exemplars; j++)
            {
                ofContext[j] = Product(x[i], e[j]);
            }
            for (var k = 0; k < Personas; k++)
            {
                var total = 0.0;
                for (var j = 0; j < Exemplars; j++)
                {
                    total += weights[k, j] = Math.Exp(ofContext[j] + pairs[k, j]);
                }
                for (var j = 0; j < Exemplars; j++)
                {
                    weights[k, j] /= total;
                }
                sum += weights[k, i % Exemplars];
            }
        }
        return sum;
    }

    private static double Product(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var d = 0; d < one.Length; d++)
        {
            sum += one[d] * other[d];
        }
        return sum;
    }

    // The same sum from the library's gates: a baseline that computes something else is none.
    private double WeightsOfTheLibrary(int records)
    {
        GatePass pass = new(new(gates, inputs), contexts.Take([.. Enumerable.Range(0, records)]));
        var sum = 0.0;
        for (var i = 0; i < records; i++)
        {
            for (var k = 0; k < Personas; k++)
            {
                sum += Math.Exp(pass.LogExemplar(i, k, i % Exemplars));
            }
        }
        return sum;
    }

    [Benchmark]
    public double WholeEpoch()
    {
        var own = gates.Copy();
        Adam adam = new(1e-3, new double[own.Parameters.Length], new double[own.Parameters.Length]);
        PairChooser chooser = new(PairRule.Drawn, 4, 0);
        var step = 0;
        foreach (var batch in Enumerable.Range(0, Records).Chunk(Batch))
        {
            GatePass pass = new(new(own, inputs), contexts.Take(batch), [.. batch.Select(i => (int[])[i % Exemplars])]);
            var chosen = new ChosenPair[batch.Length][];
            Parallel.For(
                0,
                batch.Length,
                row => chosen[row] = chooser.Choose(pass, row, new Seed(2).For("pairs", batch[row]))
            );
            GateGradient gradient = new(pass);
            for (var row = 0; row < batch.Length; row++)
            {
                var explained = Explanation.Of(chosen[row], p => (-0.01 * p.Persona - 0.001 * p.Exemplar, 0))!;
                gradient.Add(row, explained.Pairs, explained.Delta(PairRule.Drawn));
            }
            adam.Step(own.Parameters, gradient.Total(), ++step);
        }
        return own.Parameters[0];
    }

    private static double[][] Plain(Matrix rows, Matrix projection) =>
        [
            .. Enumerable
                .Range(0, rows.Rows)
                .Select(i =>
                    (double[])
                        [
                            .. Enumerable
                                .Range(0, projection.Columns)
                                .Select(d =>
                                    Enumerable
                                        .Range(0, rows.Columns)
                                        .Sum(c =>
                                            rows.Values[i * rows.Columns + c]
                                            * projection.Values[c * projection.Columns + d]
                                        )
                                ),
                        ]
                ),
        ];
}
