using PersonaNotebooks.Metrics.Distributions;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models.Embedded;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>The planted reviews: what is true of them, and that the embedded model's probabilities are enough to find it.</summary>
public class ReviewPopulationTests(ITestOutputHelper output)
{
    [Fact]
    public void GroupsComeByTheirWeightsAndGoToTheirPlaces()
    {
        var reviews = ReviewPopulation.Expand(3, 4000);
        Assert.Equal(2000, reviews.Known.Count);
        Assert.Equal(2000, reviews.Golden.Count);
        MixtureRecord[] all = [.. reviews.Known, .. reviews.Golden];
        // 0.03 and 0.1 are 2 to 2.5 times what chance makes of 4,000 and of 500 reviews.
        Assert.InRange(TotalVariation.Distance([.. reviews.Weights], Shares(reviews, all)), 0, 0.03);
        Assert.All(
            reviews.Places,
            place =>
            {
                var here = all.Where(r => reviews.PlaceOf(r) == place).ToArray();
                Assert.All(here, r => Assert.Contains(place, r.Context));
                Assert.InRange(TotalVariation.Distance([.. reviews.WeightsAt(place)], Shares(reviews, here)), 0, 0.1);
            }
        );
        Assert.All(reviews.Groups, g => Assert.DoesNotContain(all, r => r.Context.Contains(g)));
    }

    [Fact]
    public void ASeedGivesTheSameReviewsAndAShorterPopulationIsNoOtherOne()
    {
        var (one, two) = (ReviewPopulation.Expand(5, 40), ReviewPopulation.Expand(5, 40));
        Assert.Equal(one.Known, two.Known);
        Assert.Equal(one.Known, ReviewPopulation.Expand(5, 400).Known.Take(20));
        Assert.NotEqual(one.Known, ReviewPopulation.Expand(6, 40).Known);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task TheEmbeddedModelsGatesFindWhoWritesWhere(int seed)
    {
        var model = await EmbeddedModel.LoadAsync();
        Seed root = seed;
        var reviews = ReviewPopulation.Expand(root, 800);
        var (personas, pool) = (reviews.GroupPersonas(root), reviews.Pool.Take(8).ToArray());
        MixtureOptions options = new()
        {
            Pairs = 64,
            HeldOutPairs = 64,
            LearningRate = 3e-3,
            Batch = 64,
        };
        MixtureTrainer trainer = new(model.Scorer, model.Embedder, options);
        var run = await trainer.TrainAsync(personas, pool, reviews.Known, root);
        var untrained = Baselines.Even(personas, pool, run.Mixture.Gates.Inputs);
        string[] contexts = [.. reviews.Known.Select(r => r.Context)];
        var (gate, even) = (
            await MixtureGate.OpenAsync(run.Mixture, model.Embedder, contexts),
            await MixtureGate.OpenAsync(untrained, model.Embedder, contexts)
        );
        var recovery = await PlantedRecovery.OfAsync(
            reviews,
            model.Embedder,
            ("trained", run.Mixture),
            ("untrained", untrained)
        );
        var unseen = reviews.Golden.Take(60).ToArray();
        var logs = await MixtureLikelihood.OfAsync([run.Mixture, untrained], model.Scorer, model.Embedder, unseen);
        var random = await MixtureLikelihood.OfAsync(
            Baselines.RandomExemplars(pool, run.Mixture.Gates.Inputs),
            model.Scorer,
            model.Embedder,
            unseen
        );
        output.WriteLine(
            $"{recovery.Table()}\nunseen {logs[0].Average():F2}, untrained {logs[1].Average():F2}, random {random.Average():F2}"
        );
        // Counting the writers of 400 known texts: chance alone, which trained gates do not get under by much.
        var counted = Shares(reviews, reviews.Known);
        Assert.Equal(TotalVariation.Distance([.. reviews.Weights], counted), recovery.CountedToPlanted, 12);
        Assert.InRange(recovery.CountedByPlace, recovery.CountedToPlanted, recovery.ByPlace(even));
        Assert.Contains("labels known", recovery.Table().ToString());
        Assert.True(recovery.ToShares(gate) < 0.7 * recovery.ToShares(even));
        // Of what counting with known writers gains over untrained gates, two thirds are gained without knowing them.
        var (learned, most) = (
            recovery.ByPlace(even) - recovery.ByPlace(gate),
            recovery.ByPlace(even) - recovery.CountedByPlace
        );
        Assert.InRange(learned / most, 2.0 / 3, 1.2);
        Assert.True(recovery.OwnExemplars(gate, pool) > recovery.OwnExemplars(even, pool));
        Assert.True(logs[0].Average() > logs[1].Average() + 0.2);
        Assert.True(logs[0].Average() > random.Average() + 0.5);
    }

    private static double[] Shares(ReviewPopulation reviews, IReadOnlyCollection<MixtureRecord> records) =>
        [.. reviews.Groups.Select(g => records.Count(r => reviews.GroupOf(r) == g) / (double)records.Count)];
}
