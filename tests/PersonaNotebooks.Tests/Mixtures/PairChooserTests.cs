using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>Pairs are drawn as their weights say.</summary>
public class PairChooserTests
{
    private const int K = 3,
        N = 7;

    [Fact]
    public void TheFirstPairDrawnFollowsPiTimesOmega()
    {
        var pass = Pass();
        var counts = new double[K * N];
        const int Draws = 20_000;
        for (var d = 0; d < Draws; d++)
        {
            var (pair, _) = new PairRace(pass, 0, new Seed(1).For("draw", d).Stream()).All(1)[0];
            counts[pair.Persona * N + pair.Exemplar]++;
        }
        AssertChiSquare(counts, Draws, pass);
    }

    [Fact]
    public async Task TheSamplerOfAMixtureFollowsPiTimesOmega()
    {
        PlantedPopulation planted = new(K, 10, N, 1);
        Mixture mixture = new(planted.Personas, planted.Exemplars, Gates.Start(32, 8, K, 1, 2, 3), "planted", "none");
        var gate = await MixtureGate.OpenAsync(mixture, new PlantedEncoder(), ["a text of kind 0"]);
        var counts = new double[K * N];
        const int Draws = 20_000;
        var stream = new Seed(6).Stream();
        for (var d = 0; d < Draws; d++)
        {
            var pair = gate.Draw(0, stream);
            counts[pair.Persona * N + pair.Exemplar]++;
        }
        var expected = Enumerable
            .Range(0, K)
            .SelectMany(k => gate.Exemplars(0, k).Select(w => gate.Personas(0)[k] * w))
            .ToArray();
        Assert.True(ChiSquareP(counts, Draws, expected) > 0.001);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void TheCorrectedEstimateOfASumOverAllPairsIsRightOnAverage(int count)
    {
        var pass = Pass();
        var truth = 0.0;
        double Worth(Pair p) => 1 + ((p.Persona * 5 + p.Exemplar * 3) % 7);
        var weights = Weights(pass);
        for (var p = 0; p < weights.Length; p++)
        {
            truth += weights[p] * Worth(new(p / N, p % N));
        }
        const int Draws = 20_000;
        double sum = 0,
            squares = 0;
        for (var d = 0; d < Draws; d++)
        {
            // Share is weight over chance: the sum of share times worth is unbiased before it is normalised.
            var estimate = new PairRace(pass, 0, new Seed(2).For("draw", d).Stream())
                .All(count)
                .Sum(c => c.Share * Worth(c.Pair));
            (sum, squares) = (sum + estimate, squares + estimate * estimate);
        }
        var error = Math.Sqrt((squares / Draws - Math.Pow(sum / Draws, 2)) / Draws);
        Assert.Equal(truth, sum / Draws, 4 * error);
    }

    [Theory]
    [InlineData(PairRule.Drawn, 4, 0)]
    [InlineData(PairRule.Drawn, 9, 0)]
    [InlineData(PairRule.Top, 4, 0)]
    [InlineData(PairRule.Top, 6, 3)]
    public void ChosenPairsAreDifferentUnmaskedAndTheirSharesSumToOne(PairRule rule, int count, int explored)
    {
        var (gates, inputs, contexts) = GateTests.Random(7);
        GatePass pass = new(
            new(gates, inputs),
            contexts,
            [
                [1, 4],
                [0],
                [],
            ]
        );
        for (var d = 0; d < 200; d++)
        {
            var chosen = new PairChooser(rule, count, explored).Choose(pass, 0, new Seed(3).For("draw", d));
            Assert.Equal(count, chosen.Select(c => c.Pair).Distinct().Count());
            Assert.DoesNotContain(chosen, c => c.Pair.Exemplar is 1 or 4);
            Assert.Equal(1, chosen.Sum(c => Math.Exp(c.LogShare)), 9);
        }
    }

    [Fact]
    public void AllPairsGiveTheExactWeights()
    {
        var pass = Pass();
        var weights = Weights(pass);
        var chosen = new PairChooser(PairRule.Drawn, K * N, 0).Choose(pass, 0, 1);
        Assert.Equal(K * N, chosen.Length);
        Assert.All(chosen, c => Assert.Equal(weights[c.Pair.Persona * N + c.Pair.Exemplar], Math.Exp(c.LogShare), 9));
    }

    [Fact]
    public void TheTopPairsAreTheHeaviest()
    {
        var pass = Pass();
        var heaviest = Weights(pass)
            .Index()
            .OrderByDescending(w => w.Item)
            .Take(5)
            .Select(w => new Pair(w.Index / N, w.Index % N));
        var chosen = new PairChooser(PairRule.Top, 5, 0).Choose(pass, 0, 1);
        Assert.Equal(heaviest, chosen.Select(c => c.Pair));
    }

    private static GatePass Pass()
    {
        var (gates, inputs, contexts) = GateTests.Random(8);
        return new(new(gates, inputs), contexts);
    }

    private static double[] Weights(GatePass pass) =>
        [.. Enumerable.Range(0, K * N).Select(p => Math.Exp(pass.LogWeight(0, new(p / N, p % N))))];

    private static void AssertChiSquare(double[] counts, int draws, GatePass pass) =>
        Assert.True(ChiSquareP(counts, draws, Weights(pass)) > 0.001);

    // Cells that expect fewer than five are joined.
    private static double ChiSquareP(double[] counts, int draws, double[] expected)
    {
        var cells = expected.Zip(counts, (e, c) => (Expected: e * draws, Count: c)).ToLookup(c => c.Expected >= 5);
        (double Expected, double Count)[] all =
        [
            .. cells[true],
            (cells[false].Sum(c => c.Expected), cells[false].Sum(c => c.Count)),
        ];
        var kept = all.Where(c => c.Expected > 0).ToArray();
        return Tail.ChiSquare(kept.Sum(c => Math.Pow(c.Count - c.Expected, 2) / c.Expected), kept.Length - 1);
    }
}
