using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Statistics;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>What was planted is found, by a scorer whose probabilities are known.</summary>
public class RecoveryTests(ITestOutputHelper output)
{
    private const int Seeds = 10,
        Known = 4000,
        HeldOut = 600,
        Pool = 12;

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public async Task ThePlantedWeightsAreFoundAndTheTextsExplainedBetterThanWithoutLearning(int groups)
    {
        List<double> marginal = [],
            byKind = [],
            inUse = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            PlantedPopulation planted = new(groups, Known + HeldOut, Pool, seed);
            PlantedScorer scorer = new(planted);
            MixtureOptions options = new()
            {
                Size = 32,
                Pairs = groups * Pool,
                LearningRate = 5e-3,
                Batch = 64,
                Epochs = 6,
            };
            var run = await new MixtureTrainer(scorer, new PlantedEncoder(), options).TrainAsync(
                planted.Personas,
                planted.Exemplars,
                [.. planted.Records.Take(Known)],
                seed
            );
            string[] kinds = ["a text of kind 0", "a text of kind 1"];
            var gate = await MixtureGate.OpenAsync(run.Mixture, new PlantedEncoder(), kinds);
            double[] even =
            [
                .. Enumerable.Range(0, groups).Select(k => (planted.Weights[0][k] + planted.Weights[1][k]) / 2),
            ];
            marginal.Add(TotalVariation.Distance(even, gate.Marginal()));
            byKind.AddRange(
                Enumerable.Range(0, 2).Select(i => TotalVariation.Distance(planted.Weights[i], gate.Personas(i)))
            );
            // Only the first third of the pool was ever behind a text.
            inUse.Add(Enumerable.Range(0, groups).Average(k => gate.Exemplars(0, k).Take((Pool + 2) / 3).Sum()));
            var unseen = planted.Records.Skip(Known).ToArray();
            var trained = await MixtureLikelihood.OfAsync(
                [run.Mixture, Baselines.Even(planted.Personas, planted.Exemplars, run.Mixture.Gates.Inputs)],
                scorer,
                new PlantedEncoder(),
                unseen
            );
            var random = await MixtureLikelihood.OfAsync(
                Baselines.RandomExemplars(planted.Exemplars, run.Mixture.Gates.Inputs),
                scorer,
                new PlantedEncoder(),
                unseen
            );
            output.WriteLine(
                $"seed {seed}: distance {marginal[^1]:F3}, by kind {byKind[^2]:F3} {byKind[^1]:F3}, in use {inUse[^1]:F3}; unseen {trained[0].Average():F2}, untrained {trained[1].Average():F2}, random {random.Average():F2}; best epoch {run.BestEpoch}"
            );
            Assert.True(trained[0].Average() > random.Average());
            Assert.True(trained[0].Average() > trained[1].Average());
        }
        output.WriteLine(
            $"medians {Sample.Median([.. marginal]):F3} {Sample.Median([.. byKind]):F3} {Sample.Median([.. inUse]):F3}"
        );
        Assert.InRange(Sample.Median([.. marginal]), 0, 0.05);
        Assert.InRange(Sample.Median([.. byKind]), 0, 0.08);
        // Untrained gates give it a third.
        Assert.InRange(Sample.Median([.. inUse]), 0.5, 1);
    }
}
