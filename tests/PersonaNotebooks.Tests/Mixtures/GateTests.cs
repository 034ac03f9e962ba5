using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>The gates' mathematics against plain formulas and finite differences.</summary>
public class GateTests
{
    private const int K = 3,
        N = 7,
        Inputs = 5,
        Size = 4;

    [Fact]
    public void EachGateSumsToOneAndTheExemplarGateIsTheSoftmaxOfTheTwoTermSum()
    {
        var (gates, inputs, contexts) = Random(1);
        GatePass pass = new(
            new(gates, inputs),
            contexts,
            [
                [2, 5],
                [],
                [0],
            ]
        );
        for (var i = 0; i < contexts.Rows; i++)
        {
            Assert.Equal(1, pass.Persona.Row(i).ToArray().Sum(), 12);
            for (var k = 0; k < K; k++)
            {
                var weights = new double[N];
                pass.Exemplars(i, k, weights);
                Assert.Equal(1, weights.Sum(), 12);
                var plain = PlainExemplars(
                    gates,
                    inputs,
                    contexts.Row(i).ToArray(),
                    k,
                    i switch
                    {
                        0 => [2, 5],
                        2 => [0],
                        _ => [],
                    }
                );
                for (var j = 0; j < N; j++)
                {
                    Assert.Equal(plain[j], weights[j], 12);
                    if (weights[j] > 0)
                    {
                        Assert.Equal(Math.Log(plain[j]), pass.LogExemplar(i, k, j), 9);
                    }
                }
            }
        }
    }

    [Fact]
    public void ExtremeLogitsGiveFiniteWeights()
    {
        var (gates, inputs, contexts) = Random(2, scale: 60);
        GatePass pass = new(new(gates, inputs), contexts);
        var weights = new double[N];
        for (var i = 0; i < contexts.Rows; i++)
        {
            for (var k = 0; k < K; k++)
            {
                pass.Exemplars(i, k, weights);
                Assert.Equal(1, weights.Sum(), 9);
            }
        }
    }

    [Theory]
    [InlineData(PairRule.Drawn)]
    [InlineData(PairRule.Top)]
    public void TheGradientEqualsCentralDifferences(PairRule rule)
    {
        var (gates, inputs, contexts) = Random(3);
        int[][] masked =
        [
            [1],
            [],
            [6, 0],
        ];
        var stream = new Seed(4).Stream();
        var scores = Enumerable.Range(0, 3 * K * N).Select(_ => -5 * stream.NextDouble()).ToArray();
        GatePass start = new(new(gates, inputs), contexts, masked);
        PairChooser chooser = new(rule, 5, rule == PairRule.Top ? 2 : 0);
        var chosen = Enumerable.Range(0, 3).Select(i => chooser.Choose(start, i, new(9UL + (ulong)i))).ToArray();
        GateGradient gradient = new(start);
        for (var i = 0; i < 3; i++)
        {
            var explained = Explanation.Of(chosen[i], p => (scores[Place(i, p)], 0))!;
            gradient.Add(i, explained.Pairs, explained.Delta(rule));
        }
        var analytic = gradient.Total();
        // What a drawn pair's weight is corrected by is a constant; the renormaliser of the heaviest pairs moves with the gates.
        double Value()
        {
            GatePass pass = new(new(gates, inputs), contexts, masked);
            return Enumerable
                .Range(0, 3)
                .Average(i =>
                {
                    var logs = chosen[i].Select(c => pass.LogWeight(i, c.Pair)).ToArray();
                    var shift = rule == PairRule.Top ? LogSum.Of(logs) : 0;
                    return LogSum.Of([
                        .. chosen[i]
                            .Select(
                                (c, s) =>
                                    scores[Place(i, c.Pair)]
                                    + (
                                        rule == PairRule.Top
                                            ? logs[s] - shift
                                            : logs[s] + c.LogShare - start.LogWeight(i, c.Pair)
                                    )
                            ),
                    ]);
                });
        }
        var largest = analytic.Max(Math.Abs);
        for (var p = 0; p < gates.TemperaturesAt; p++)
        {
            const double Step = 1e-5;
            var kept = gates.Parameters[p];
            gates.Parameters[p] = kept + Step;
            var up = Value();
            gates.Parameters[p] = kept - Step;
            var numeric = (up - Value()) / (2 * Step);
            gates.Parameters[p] = kept;
            Assert.True(
                Math.Abs(numeric - analytic[p]) < 1e-6 * largest,
                $"parameter {p}: {numeric} against {analytic[p]}"
            );
        }

        static int Place(int i, Pair p) => (i * K + p.Persona) * N + p.Exemplar;
    }

    [Fact]
    public void TheSlopeByTheTemperatureIsTheFormulaThatNeedsTheLogits()
    {
        var stream = new Seed(5).Stream();
        double[][] logits =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(_ => Enumerable.Range(0, 30).Select(_ => 4 * stream.NextNormal()).ToArray()),
        ];
        double At(double t) => logits.Sum(z => z[3] / t - LogSum.Of([.. z.Select(x => x / t)]));
        foreach (var t in (double[])[0.3, 0.35, 0.6, 1, 1.5, 2])
        {
            var around = TemperatureStencil.Around(t);
            Assert.Equal(t, around[2]);
            // The sum of (E[z] - z of the token) / t².
            var exact = logits.Sum(z =>
            {
                double[] p = [.. z.Select(x => x / t)];
                LogSum.Normalise(p);
                return (z.Zip(p, (x, w) => x * w).Sum() - z[3]) / (t * t);
            });
            Assert.Equal(exact, TemperatureStencil.Slope([.. around.Select(At)], t), 1e-7 * Math.Abs(exact));
        }
    }

    [Fact]
    public async Task TheGradientByTheTemperaturesIsThatOfTheWholeObjective()
    {
        PlantedPopulation planted = new(K, 40, N, 6);
        var stream = new Seed(8).Stream();
        double[] temperatures = [0.5, 0.9, 1.6];
        ChosenPair[][] chosen =
        [
            .. planted.Records.Select(_ =>
                Enumerable
                    .Range(0, 6)
                    .Select(s => new ChosenPair(new(s % K, stream.Next(N)), -1 - 2 * stream.NextDouble()))
                    .ToArray()
            ),
        ];
        PairScores scores = new(new PlantedScorer(planted), planted.Personas, planted.Exemplars, new());
        PairScore Key(int i, Pair p) => new(i, p, temperatures[p.Persona]);
        await scores.ScoreAsync(
            planted.Records,
            chosen.SelectMany((pairs, i) => pairs.Select(c => Key(i, c.Pair))),
            slopes: true,
            default
        );
        var analytic = new double[K];
        foreach (var (i, pairs) in chosen.Index())
        {
            Explanation.Of(pairs, p => scores.Get(Key(i, p), slope: true))!.AddTemperatures(analytic);
        }
        // The objective without any of the above: letters and their probabilities.
        double Value() =>
            planted
                .Records.Select(
                    (r, i) =>
                        LogSum.Of([
                            .. chosen[i]
                                .Select(c =>
                                {
                                    var (k, j) = c.Pair;
                                    var letters = planted.Letters(k, j, temperatures[k]);
                                    return c.LogShare + r.Text.Split(' ').Sum(w => Math.Log(letters[w[0] - 'a']));
                                }),
                        ])
                )
                .Sum();
        for (var k = 0; k < K; k++)
        {
            double Central(double step)
            {
                var kept = temperatures[k];
                temperatures[k] = kept + step;
                var up = Value();
                temperatures[k] = kept - step;
                var difference = (up - Value()) / (2 * step);
                temperatures[k] = kept;
                return difference;
            }
            var numeric = (4 * Central(5e-4) - Central(1e-3)) / 3;
            Assert.Equal(numeric, analytic[k], 1e-6 * Math.Abs(numeric));
        }
    }

    [Fact]
    public void HeldOutPairsAreAllWhereTheyAreFewAndElseUnbiasedForSharpAndFlatGates()
    {
        foreach (var scale in (double[])[0.1, 3])
        {
            var (gates, inputs, contexts) = Random(12, scale);
            GatePass pass = new(
                new(gates, inputs),
                contexts,
                [
                    [2],
                    [],
                    [],
                ]
            );
            static double Probability(Pair p) => 0.01 + 0.1 * p.Persona + 0.02 * p.Exemplar;
            static double Sum(ChosenPair[] pairs) => pairs.Sum(c => Math.Exp(c.LogShare) * Probability(c.Pair));
            var all = new HeldOutPairs(K * N, 1).Choose(pass, 0, 0);
            Assert.Equal(K * (N - 1), all.Length);
            Assert.Equal(1, all.Sum(c => Math.Exp(c.LogShare)), 9);
            double[] some =
            [
                .. Enumerable.Range(0, 20000).Select(i => Sum(new HeldOutPairs(K * 2, 1).Choose(pass, 0, i))),
            ];
            Assert.Equal(
                Sum(all),
                some.Average(),
                4 * Math.Sqrt(PersonaNotebooks.Statistics.Sample.Variance(some) / 20000)
            );
        }
    }

    internal static (Gates, GateInputs, Matrix) Random(int seed, double scale = 1)
    {
        var stream = new Seed((ulong)seed).Stream();
        Matrix Some(int rows, int columns) =>
            new([.. Enumerable.Range(0, rows * columns).Select(_ => stream.NextNormal())], rows, columns);
        var gates = Gates.Start(Inputs, Size, K, 1, 1, 0);
        for (var i = 0; i < gates.TemperaturesAt; i++)
        {
            gates.Parameters[i] = scale * 0.4 * stream.NextNormal();
        }
        return (gates, new(Some(K, Inputs), Some(N, Inputs)), GateInputs.WithConstant(Some(3, Inputs)));
    }

    private static double[] PlainExemplars(Gates gates, GateInputs inputs, double[] x, int persona, int[] masked)
    {
        double[] Project(double[] v, int from) =>
            [
                .. Enumerable
                    .Range(0, Size)
                    .Select(d => v.Select((a, i) => a * gates.Parameters[from + i * Size + d]).Sum()),
            ];
        var xs = Project(x, 0);
        var g = Project(inputs.Personas.Row(persona).ToArray(), (Inputs + 1) * Size);
        double[] logits =
        [
            .. Enumerable
                .Range(0, N)
                .Select(j =>
                {
                    var e = Project(inputs.Exemplars.Row(j).ToArray(), (2 * Inputs + 1) * Size);
                    return masked.Contains(j)
                        ? double.NegativeInfinity
                        : xs.Zip(e, (a, b) => a * b).Sum() + g.Zip(e, (a, b) => a * b).Sum();
                }),
        ];
        LogSum.Normalise(logits);
        return logits;
    }
}
