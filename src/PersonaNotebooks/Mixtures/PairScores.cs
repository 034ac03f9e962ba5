using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Mixtures;

/// <summary>
/// How probable texts are under pairs. Each pair and text is scored once and kept; a scorer behind an answer store keeps them for later runs
/// too. A score that fails, or is no finite number, counts as failed and its pair is skipped.
/// </summary>
internal sealed class PairScores(
    ITextScorer scorer,
    IReadOnlyList<Persona> personas,
    IReadOnlyList<MixtureRecord> exemplars,
    TemperatureGrid grid,
    MixtureOptions options
)
{
    private const int Chunk = 16,
        BeforeShareCounts = 100;

    private readonly Dictionary<(int Target, Pair Pair), double[]> known = [];
    private int failed;

    /// <summary>Pairs and texts scored by a call.</summary>
    public int Made { get; private set; }

    /// <summary>Those that were needed again.</summary>
    public int Reused { get; private set; }

    public int Failed => failed;

    /// <summary>Scores what is not yet known.</summary>
    public async Task ScoreAsync(
        IReadOnlyList<MixtureRecord> targets,
        IEnumerable<(int Target, Pair Pair)> wanted,
        CancellationToken cancellationToken
    )
    {
        var all = wanted.Distinct().ToArray();
        var missing = all.Where(w => !known.ContainsKey(w)).ToArray();
        Reused += all.Length - missing.Length;
        var scores = missing.Select(_ => new double[grid.Temperatures.Length]).ToArray();
        var requests = missing
            .Select(m => new ScoreRequest(
                MixturePrompts.BeforeText(
                    personas[m.Pair.Persona],
                    exemplars[m.Pair.Exemplar],
                    targets[m.Target].Context
                ),
                targets[m.Target].Text
            ))
            .ToArray();
        string? reason = null;
        await Parallel
            .ForEachAsync(
                Enumerable.Range(0, missing.Length).Chunk(Chunk),
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = options.InFlight,
                    CancellationToken = cancellationToken,
                },
                async (places, stop) =>
                {
                    for (var t = 0; t < grid.Temperatures.Length; t++)
                    {
                        var results = await ScoreAsync([.. places.Select(p => requests[p])], grid.Temperatures[t], stop)
                            .ConfigureAwait(false);
                        foreach (var (i, place) in places.Index())
                        {
                            scores[place][t] = results[i].Value;
                            if (results[i].Why is { } why)
                            {
                                Interlocked.CompareExchange(ref reason, why, null);
                            }
                        }
                    }
                }
            )
            .ConfigureAwait(false);
        foreach (var (i, key) in missing.Index())
        {
            known[key] = scores[i];
            failed += Array.TrueForAll(scores[i], double.IsFinite) ? 0 : 1;
        }
        Made += missing.Length;
        StopWhenTooManyFail(missing, scores, targets, reason);
    }

    /// <summary>Log-likelihood (nats; by token where length-normalised) and its slope by the temperature; null where the score failed.</summary>
    public (double Value, double Slope)? Get(int target, Pair pair, double temperature)
    {
        var scores = known[(target, pair)];
        return Array.TrueForAll(scores, double.IsFinite) ? grid.At(scores, temperature) : null;
    }

    private async Task<(double Value, string? Why)[]> ScoreAsync(
        ScoreRequest[] requests,
        double temperature,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var scores = await scorer.ScoreAsync(requests, temperature, cancellationToken).ConfigureAwait(false);
            return [.. scores.Select(s => (Value(s), (string?)null))];
        }
        catch (NotSupportedException e)
        {
            throw new InputException(e.Message, e);
        }
        catch (ModelCallException e) when (e.Failure != CallFailure.Unreachable && e.Status is not (401 or 403 or 404))
        {
            if (requests.Length == 1)
            {
                return [(double.NaN, e.Message)];
            }
            List<(double, string?)> each = [];
            foreach (var request in requests)
            {
                each.AddRange(await ScoreAsync([request], temperature, cancellationToken).ConfigureAwait(false));
            }
            return [.. each];
        }
    }

    private double Value(TextScore score) =>
        options.LengthNormalised ? score.LogProbability / Math.Max(1, score.Tokens.Count) : score.LogProbability;

    private void StopWhenTooManyFail(
        (int Target, Pair Pair)[] asked,
        double[][] scores,
        IReadOnlyList<MixtureRecord> targets,
        string? reason
    )
    {
        var bad = Array.FindLastIndex(scores, s => !Array.TrueForAll(s, double.IsFinite));
        if (bad < 0 || Made < BeforeShareCounts && failed < Made || failed <= options.MostFailed * Made)
        {
            return;
        }
        var (target, (persona, exemplar)) = asked[bad];
        throw new InputException(
            FormattableString.Invariant(
                $"{failed} of {Made} scores failed or were no finite number, more than the share of {options.MostFailed} that may; the last was record '{targets[target].Id}' under persona '{personas[persona].Id}' and exemplar '{exemplars[exemplar].Id}': {reason ?? "the scorer gave no finite log-probability"}"
            )
        );
    }
}
