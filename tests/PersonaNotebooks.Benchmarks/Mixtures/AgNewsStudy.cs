using System.Diagnostics;
using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Benchmarks.Mixtures;

/// <summary>
/// A mixture beside the baselines on real texts: AG News' test file from the folder "shared" beside the clone, split evenly by class into known and golden; personas
/// and gates made anew for each of ten seeds. Run it with the argument <c>ag-news</c>.
/// </summary>
public static class AgNewsStudy
{
    private const int Rounds = 10,
        Known = 400,
        Golden = 600,
        Personas = 8,
        Pool = 60,
        Texts = 200;

    public static async Task RunAsync()
    {
        var clock = Stopwatch.StartNew();
        var all = RecordFile.Load(
            Path.Combine(Home.Root, "..", "shared", "data", "text", "ag-news", "test.csv"),
            RecordFormat.AgNews
        );
        var store = Path.Combine(Path.GetTempPath(), $"ag-news-{Guid.NewGuid():N}.db");
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = store, Seed = 1 });
        List<MethodScore> scores = [];
        for (var round = 0; round < Rounds; round++)
        {
            var seed = new Seed(1).For("ag news", round);
            var (known, golden) = Split(all, seed);
            var pool = known.Take(Pool).ToArray();
            MixtureEvaluator evaluator = new(
                golden,
                pool,
                [("embedded", lab.Embedder), ("spelling", new SpellingEmbedder())]
            );
            MixtureStudy study = new(lab, known, evaluator, Texts, 1, seed);
            var who = await new PersonaSynthesis(lab).WriteAsync(known, Personas, ClusterWriter.Keywords, seed);
            MixtureOptions options = new()
            {
                // All pairs: with a few drawn ones a record's best pair is mostly missed, and the gates learn what is good on average instead.
                Pairs = Personas * Pool,
                HeldOutPairs = Personas * Pool,
                LearningRate = 3e-3,
                Batch = 64,
                Patience = 4,
            };
            var start = clock.Elapsed;
            var run = await MixtureTrainer.Of(lab, lab, options).TrainAsync(who.Personas, pool, known, seed);
            Console.WriteLine(
                $"round {round}: training {(clock.Elapsed - start).TotalSeconds:F0} s, held-out {run.Curve[0].HeldOut:F2} to {run.Curve[run.BestEpoch].HeldOut:F2} in epoch {run.BestEpoch}"
            );
            StudyRun[] runs =
            [
                .. await study.BaselinesAsync(pool),
                await study.RunAsync("mixture", (p, s) => p.MixtureAsync(run.Mixture, lab.Embedder, s)),
            ];
            var own = runs.SelectMany(r => r.Scores).Concat(await study.RealAsync("real texts"));
            scores.AddRange(own.Select(s => s with { Round = round }));
        }
        EvaluationReport report = new(scores, 1);
        foreach (var encoder in report.Encoders)
        {
            Console.WriteLine($"{report.Table(encoder, $"vectors: {encoder}")}\n");
        }
        Console.WriteLine(report.Comparisons("mixture", "zero-shot", "attributed", "PICLe-like", "random exemplar"));
        Console.WriteLine(report.Outcome("mixture", "zero-shot", "attributed", "PICLe-like", "random exemplar"));
        Console.WriteLine(
            $"{clock.Elapsed.TotalSeconds:F0} s, at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
        );
        File.Delete(store);
    }

    private static (MixtureRecord[] Known, MixtureRecord[] Golden) Split(IReadOnlyList<MixtureRecord> all, Seed seed)
    {
        var stream = seed.For("split").Stream();
        List<MixtureRecord> known = [],
            golden = [];
        foreach (var group in all.GroupBy(r => r.Label).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var own = group.ToArray();
            stream.Shuffle<MixtureRecord>(own);
            known.AddRange(own.Take(Known / 4));
            golden.AddRange(own.Skip(Known / 4).Take(Golden / 4));
        }
        var mixed = known.ToArray();
        stream.Shuffle<MixtureRecord>(mixed);
        return (mixed, [.. golden]);
    }
}
