using PersonaNotebooks.Models;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Lets methods write for the same contexts and measures them, over several rounds. A round draws contexts, personas, exemplars and texts anew; whether the
/// gates are trained anew as well is up to the plan that is given.
/// </summary>
/// <param name="lab">The model that writes.</param>
/// <param name="records">Where contexts come from.</param>
/// <param name="evaluator">Measures.</param>
/// <param name="texts">Texts of a method in a round.</param>
/// <param name="rounds">Rounds; 10 or more, so that a difference can be shown after the correction for many comparisons.</param>
/// <param name="seed">The same seed gives the same texts.</param>
public sealed class MixtureStudy(
    Lab lab,
    IReadOnlyList<MixtureRecord> records,
    MixtureEvaluator evaluator,
    int texts,
    int rounds,
    Seed seed
)
{
    /// <summary>The sampling temperature of methods that learn none.</summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The longest text, in tokens.</summary>
    public int MostTokens { get; init; } = 96;

    /// <summary>Runs one method.</summary>
    /// <param name="method">Its name in tables.</param>
    /// <param name="plan">What to write in a round, from the round's contexts and seed.</param>
    /// <param name="cancellationToken">Stops the work; what was written is in the store.</param>
    public async Task<StudyRun> RunAsync(
        string method,
        Func<WritingPlan, Seed, Task<IReadOnlyList<WritingTask>>> plan,
        CancellationToken cancellationToken = default
    )
    {
        MixtureWriter writer = new(lab, MostTokens);
        List<MethodScore> scores = [];
        Writing? first = null;
        var lost = 0;
        for (var round = 0; round < rounds; round++)
        {
            var own = seed.For("round", round);
            WritingPlan contexts = new(WritingPlan.Contexts(records, texts, own), Temperature);
            var tasks = await plan(contexts, own).ConfigureAwait(false);
            var writing = await writer.WriteAsync(tasks, round, cancellationToken).ConfigureAwait(false);
            first ??= writing;
            lost += writing.Empty + writing.Failures.Count;
            scores.AddRange(
                await evaluator.ScoreAsync(method, round, writing, own, cancellationToken).ConfigureAwait(false)
            );
        }
        return new(method, scores, first!, lost);
    }

    /// <summary>
    /// Real texts measured as if a method had written them, drawn anew in each round from those that are not of the pool: with the pool's own texts among
    /// them the row could not say how many copies chance makes.
    /// </summary>
    /// <exception cref="InputException">Fewer than two records are not of the pool.</exception>
    public async Task<IReadOnlyList<MethodScore>> RealAsync(
        string method,
        CancellationToken cancellationToken = default
    )
    {
        var ids = evaluator.Pool.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var others = records.Where(r => !ids.Contains(r.Id)).ToArray();
        if (others.Length < 2)
        {
            throw new InputException(
                $"Only {others.Length} records are left beside the pool of {ids.Count} exemplars; give more records, or train again with a smaller pool (--pool)."
            );
        }
        List<MethodScore> scores = [];
        for (var round = 0; round < rounds; round++)
        {
            var order = (MixtureRecord[])others.Clone();
            var own = seed.For("round", round);
            own.For("real").Stream().Shuffle<MixtureRecord>(order);
            var real = order.Take(texts).ToArray();
            scores.AddRange(
                await evaluator.ScoreAsync(method, round, real, own, cancellationToken).ConfigureAwait(false)
            );
        }
        return scores;
    }

    /// <summary>The baselines that every result stands beside: zero-shot, attributed, random exemplar, and best exemplars where the model can score.</summary>
    public async Task<IReadOnlyList<StudyRun>> BaselinesAsync(
        IReadOnlyList<MixtureRecord> pool,
        CancellationToken cancellationToken = default
    )
    {
        List<StudyRun> runs =
        [
            await RunAsync("zero-shot", (p, _) => Task.FromResult(p.ZeroShot()), cancellationToken)
                .ConfigureAwait(false),
            await RunAsync("attributed", (p, s) => Task.FromResult(p.Attributed(s)), cancellationToken)
                .ConfigureAwait(false),
        ];
        if (lab.CanScore)
        {
            var best = await PicleRanking.BestAsync(lab.Scorer, pool, 3, seed, cancellationToken).ConfigureAwait(false);
            runs.Add(
                await RunAsync("PICLe-like", (p, s) => Task.FromResult(p.BestExemplars(best, s)), cancellationToken)
                    .ConfigureAwait(false)
            );
        }
        runs.Add(
            await RunAsync("random exemplar", (p, s) => Task.FromResult(p.RandomExemplar(pool, s)), cancellationToken)
                .ConfigureAwait(false)
        );
        return runs;
    }
}
