using PersonaNotebooks.Models;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// Ranks exemplars by how much more probable a model that knows the population finds them than one that does not, the idea of PICLe (Choi and Li
/// 2024). PICLe tunes a model on the population for this; ours, which must run without tuning, shows the model another text of the
/// population instead: log p(y_j | an example drawn evenly) - log p(y_j | request alone). So it is PICLe-like, not PICLe.
/// </summary>
public static class PicleRanking
{
    /// <summary>The best exemplars of each label.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="pool">The exemplars.</param>
    /// <param name="count">How many of each label; 3 in PICLe.</param>
    /// <param name="seed">Draws the examples.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<ILookup<string, MixtureRecord>> BestAsync(
        ITextScorer scorer,
        IReadOnlyList<MixtureRecord> pool,
        int count,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        if (pool.Count < 2)
        {
            throw new InputException($"Ranking exemplars needs at least two of them, not {pool.Count}.");
        }
        var stream = seed.For("picle").Stream();
        List<ScoreRequest> requests = [];
        for (var j = 0; j < pool.Count; j++)
        {
            var other = stream.Next(pool.Count - 1);
            var example = pool[other < j ? other : other + 1];
            foreach (var exemplar in (MixtureRecord[])[example, MixturePrompts.NoExemplar])
            {
                requests.Add(
                    new(MixturePrompts.BeforeText(MixturePrompts.NoPersona, exemplar, pool[j].Context), pool[j].Text)
                );
            }
        }
        var scores = await scorer.ScoreAsync(requests, 1, cancellationToken).ConfigureAwait(false);
        return pool.Select(
                (record, j) => (record, Gain: scores[2 * j].LogProbability - scores[2 * j + 1].LogProbability)
            )
            .Where(r => double.IsFinite(r.Gain))
            .GroupBy(r => r.record.Label ?? "", StringComparer.Ordinal)
            .SelectMany(g => g.OrderByDescending(r => r.Gain).Take(count).Select(r => (g.Key, r.record)))
            .ToLookup(r => r.Key, r => r.record, StringComparer.Ordinal);
    }
}
