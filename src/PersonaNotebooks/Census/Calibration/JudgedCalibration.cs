namespace PersonaNotebooks.Census.Calibration;

/// <summary>
/// Rejection sampling with depleting pools, as in Li, Chen, Namkoong and Peng (2025), section 2 of their released code: a judge accepts or
/// rejects each person; an accepted person's values leave the pools, a rejected person draws all pool fields anew from what is left.
/// </summary>
/// <remarks>
/// Deviations. The work list is never cut by batches: whatever the batch size, accepted and dropped add up to everybody. Verdicts that
/// cannot be read count by themselves and are treated as rejections. Within a batch, pools change in the order of people, so results do not depend on the
/// order in which answers arrive. A pool's value keeps at least one place, as in the original, so that drawing never runs dry.
/// </remarks>
/// <param name="judge">Who accepts and rejects.</param>
/// <param name="pooled">The fields that are drawn anew, for example education, marital, work; the others stay.</param>
/// <param name="batch">How many people are judged at a time, at least 1.</param>
/// <param name="rounds">How often everybody left is judged, at least 1.</param>
public sealed class JudgedCalibration(
    IPlausibilityJudge judge,
    IReadOnlyList<string> pooled,
    int batch = 8,
    int rounds = 100
)
{
    /// <summary>Calibrates people.</summary>
    /// <param name="people">Each person's fields; all pooled fields must be there.</param>
    /// <param name="seed">Each person takes its own seed from it in every round.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="InputException">Nobody is given, a person lacks a pooled field, or batch or rounds are not positive.</exception>
    public async Task<JudgedResult> RunAsync(
        IReadOnlyList<IReadOnlyDictionary<string, string>> people,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        if (people.Count == 0 || batch < 1 || rounds < 1)
        {
            throw new InputException(
                $"Calibration needs people, a batch and rounds of at least 1, but has {people.Count}, {batch} and {rounds}."
            );
        }
        var pools = pooled.Select(field => new FieldPool(field, people)).ToList();
        Dictionary<string, string>[] current = [.. people.Select(p => new Dictionary<string, string>(p))];
        var accepted = new bool[people.Count];
        var (judged, unread, rejected) = (0, 0, 0);
        for (var round = 0; round < rounds && accepted.Contains(false); round++)
        {
            var left = Enumerable.Range(0, people.Count).Where(i => !accepted[i]);
            foreach (var members in left.ToList().Chunk(batch))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var attempt = round;
                var verdicts = await Task.WhenAll(
                    members.Select(i => judge.JudgeAsync(current[i], attempt, cancellationToken))
                );
                foreach (var (i, verdict) in members.Zip(verdicts))
                {
                    judged++;
                    unread += verdict is null ? 1 : 0;
                    rejected += verdict == false ? 1 : 0;
                    accepted[i] = verdict == true;
                    var stream = seed.For($"person {i}", round).Stream();
                    foreach (var pool in pools)
                    {
                        if (accepted[i])
                        {
                            pool.Take(current[i][pool.Field]);
                        }
                        else
                        {
                            current[i][pool.Field] = pool.Draw(stream);
                        }
                    }
                }
            }
        }
        List<int> kept = [.. Enumerable.Range(0, people.Count).Where(i => accepted[i])];
        return new(
            [.. kept.Select(i => (IReadOnlyDictionary<string, string>)current[i])],
            [.. Enumerable.Range(0, people.Count).Where(i => !accepted[i])],
            judged,
            rejected,
            unread,
            pooled.ToDictionary(f => f, f => Moved(f, people, [.. kept.Select(i => current[i])]))
        );
    }

    private static double Moved(
        string field,
        IReadOnlyList<IReadOnlyDictionary<string, string>> before,
        IReadOnlyList<IReadOnlyDictionary<string, string>> after
    )
    {
        if (after.Count == 0)
        {
            return double.NaN;
        }
        var values = before.Select(p => p[field]).Distinct();
        return values.Sum(v =>
                Math.Abs(
                    before.Count(p => p[field] == v) / (double)before.Count
                        - after.Count(p => p[field] == v) / (double)after.Count
                )
            ) / 2;
    }
}
