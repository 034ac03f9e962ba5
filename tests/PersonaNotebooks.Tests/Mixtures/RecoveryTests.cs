using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Statistics;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>What was planted is found, by a scorer whose probabilities are known.</summary>
public class RecoveryTests(ITestOutputHelper output)
{
    private const int Seeds = 10,
        HeldOut = 60;

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public async Task TheWeightsOfTheGroupsAreFoundAndTheTextsExplainedBetterThanByRandomExemplars(int groups)
    {
        List<double> distances = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            PlantedPopulation planted = new(groups, 1000 + HeldOut, 12, seed);
            PlantedScorer scorer = new(planted);
            MixtureOptions options = new()
            {
                Size = 32,
                Pairs = 2 * groups,
                LearningRate = 5e-3,
                Epochs = 6,
                Sharpness = 1,
            };
            var known = planted.Records.Take(1000).ToArray();
            var run = await new MixtureTrainer(scorer, new PlantedEncoder(), options).TrainAsync(
                planted.Personas,
                planted.Exemplars,
                known,
                seed
            );
            var gate = await MixtureGate.OpenAsync(
                run.Mixture,
                new PlantedEncoder(),
                [.. planted.Records.Select(r => r.Context)]
            );
            distances.Add(TotalVariation.Distance(planted.Shares, gate.Marginal()));
            var unseen = planted.Records.Skip(1000).ToArray();
            var ours = (await MixtureLikelihood.OfAsync(run.Mixture, scorer, new PlantedEncoder(), unseen)).Average();
            var random = (
                await MixtureLikelihood.OfAsync(
                    Baselines.RandomExemplars(planted.Exemplars, run.Mixture.Gates.Inputs),
                    scorer,
                    new PlantedEncoder(),
                    unseen
                )
            ).Average();
            output.WriteLine($"seed {seed}: distance {distances[^1]:F3}, held-out {ours:F2} against {random:F2}");
            Assert.True(ours > random);
        }
        Assert.InRange(Sample.Median([.. distances]), 0, 0.05);
    }
}
