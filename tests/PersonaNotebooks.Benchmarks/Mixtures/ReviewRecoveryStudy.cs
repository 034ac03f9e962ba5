using System.Diagnostics;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models.Embedded;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Benchmarks.Mixtures;

/// <summary>
/// How near the gates come to the planted weights of the reviews when all they have is the embedded model's probabilities: ten populations, a training each, untrained
/// gates and a random exemplar beside. Run it with the argument <c>reviews</c>.
/// </summary>
public static class ReviewRecoveryStudy
{
    private const int Seeds = 10,
        Reviews = 1200,
        Pool = 16,
        Unseen = 100;

    private sealed record Row(
        double ToPlanted,
        double ToShares,
        double EvenToShares,
        double ByPlace,
        double EvenByPlace,
        double EvenToPlanted,
        double CountedToPlanted,
        double CountedByPlace,
        double OverUntrained,
        double OverRandom
    );

    public static async Task RunAsync()
    {
        var model = await EmbeddedModel.LoadAsync();
        List<Row> rows = [];
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var clock = Stopwatch.StartNew();
            rows.Add(await OneAsync(model, seed));
            Console.WriteLine(
                FormattableString.Invariant($"seed {seed}, {clock.Elapsed.TotalSeconds:F0} s: {rows[^1]}")
            );
        }
        double Median(Func<Row, double> of) => Sample.Median([.. rows.Select(of)]);
        Console.WriteLine(
            FormattableString.Invariant(
                $"medians: {new Row(Median(r => r.ToPlanted), Median(r => r.ToShares), Median(r => r.EvenToShares), Median(r => r.ByPlace), Median(r => r.EvenByPlace), Median(r => r.EvenToPlanted), Median(r => r.CountedToPlanted), Median(r => r.CountedByPlace), Median(r => r.OverUntrained), Median(r => r.OverRandom))}"
            )
        );
    }

    private static async Task<Row> OneAsync(EmbeddedModel model, Seed seed)
    {
        var reviews = ReviewPopulation.Expand(seed, Reviews);
        var (personas, pool) = (reviews.GroupPersonas(seed), reviews.Pool.Take(Pool).ToArray());
        var pairs = personas.Count * Pool;
        MixtureOptions options = new()
        {
            Pairs = pairs,
            HeldOutPairs = pairs,
            LearningRate = 3e-3,
            Batch = 64,
            Epochs = 40,
            Patience = 4,
        };
        var run = await new MixtureTrainer(model.Scorer, model.Embedder, options).TrainAsync(
            personas,
            pool,
            reviews.Known,
            seed
        );
        var length = run.Mixture.Gates.Inputs;
        var untrained = Baselines.Even(personas, pool, length);
        string[] contexts = [.. reviews.Known.Select(r => r.Context)];
        var gate = await MixtureGate.OpenAsync(run.Mixture, model.Embedder, contexts);
        var even = await MixtureGate.OpenAsync(untrained, model.Embedder, contexts);
        var recovery = await PlantedRecovery.OfAsync(reviews, model.Embedder, ("trained", run.Mixture));
        MixtureRecord[] unseen = [.. reviews.Golden.Take(Unseen)];
        var logs = await MixtureLikelihood.OfAsync([run.Mixture, untrained], model.Scorer, model.Embedder, unseen);
        var random = await MixtureLikelihood.OfAsync(
            Baselines.RandomExemplars(pool, length),
            model.Scorer,
            model.Embedder,
            unseen
        );
        return new(
            recovery.ToPlanted(gate),
            recovery.ToShares(gate),
            recovery.ToShares(even),
            recovery.ByPlace(gate),
            recovery.ByPlace(even),
            recovery.ToPlanted(even),
            recovery.CountedToPlanted,
            recovery.CountedByPlace,
            logs[0].Average() - logs[1].Average(),
            logs[0].Average() - random.Average()
        );
    }
}
