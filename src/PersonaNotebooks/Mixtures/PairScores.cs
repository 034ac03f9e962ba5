using System.Collections.Concurrent;
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
    MixtureOptions options
)
{
    private const int Chunk = 16,
        BeforeShareCounts = 100;

    private readonly Dictionary<PairScore, double> known = [];
    private int failed;

    /// <summary>Scores made by a call.</summary>
    public int Made { get; private set; }

    /// <summary>Those that were needed again.</summary>
    public int Reused { get; private set; }

    public int Failed => failed;

    /// <summary>The last pair that could not be scored, in words; null when there was none.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Scores what is not yet known; with slopes also at the temperatures around.</summary>
    public async Task ScoreAsync(
        IReadOnlyList<MixtureRecord> targets,
        IEnumerable<PairScore> wanted,
        bool slopes,
        CancellationToken cancellationToken
    )
    {
        var all = (slopes ? wanted.SelectMany(Around) : wanted).Distinct().ToArray();
        // Texts with the same prompt come one after the other, so that a scorer can read it once.
        PairScore[] missing =
        [
            .. all.Where(w => !known.ContainsKey(w))
                .OrderBy(w => w.Temperature)
                .ThenBy(w => w.Pair.Persona)
                .ThenBy(w => w.Pair.Exemplar)
                .ThenBy(w => targets[w.Target].Context, StringComparer.Ordinal),
        ];
        Reused += all.Length - missing.Length;
        ConcurrentDictionary<PairScore, (double Value, string? Why)> results = [];
        await Parallel
            .ForEachAsync(
                missing.GroupBy(m => m.Temperature).SelectMany(g => g.Chunk(Chunk)),
                new ParallelOptions
                {
                    MaxDegreeOfParallelism = options.InFlight,
                    CancellationToken = cancellationToken,
                },
                async (chunk, stop) =>
                {
                    ScoreRequest[] requests = [.. chunk.Select(m => Request(targets[m.Target], m.Pair))];
                    var scores = await ScoreAsync(requests, chunk[0].Temperature, stop).ConfigureAwait(false);
                    foreach (var (i, key) in chunk.Index())
                    {
                        results[key] = scores[i];
                    }
                }
            )
            .ConfigureAwait(false);
        PairScore? bad = null;
        foreach (var key in missing)
        {
            known[key] = results[key].Value;
            if (!double.IsFinite(known[key]))
            {
                (bad, failed) = (key, failed + 1);
            }
        }
        Made += missing.Length;
        if (bad is not { } last)
        {
            return;
        }
        LastFailure = FormattableString.Invariant(
            $"record '{targets[last.Target].Id}' under persona '{personas[last.Pair.Persona].Id}' and exemplar '{exemplars[last.Pair.Exemplar].Id}': {results[last].Why ?? "the scorer gave no finite log-probability"}"
        );
        if ((Made >= BeforeShareCounts || failed == Made) && failed > options.MostFailed * Made)
        {
            throw new InputException(
                FormattableString.Invariant(
                    $"{failed} of {Made} scores failed or were no finite number, more than the share of {options.MostFailed} that may; the last was {LastFailure}"
                )
            );
        }
    }

    /// <summary>Log-likelihood (nats; by token where length-normalised) and, where asked for, its slope by the temperature; null where a score failed.</summary>
    public (double Value, double Slope)? Get(PairScore key, bool slope)
    {
        if (!slope)
        {
            return double.IsFinite(known[key]) ? (known[key], 0) : null;
        }
        double[] scores = [.. Around(key).Select(k => known[k])];
        return Array.TrueForAll(scores, double.IsFinite)
            ? (known[key], TemperatureStencil.Slope(scores, key.Temperature))
            : null;
    }

    /// <summary>Lets go of all scores.</summary>
    public void Forget() => known.Clear();

    private static IEnumerable<PairScore> Around(PairScore key) =>
        TemperatureStencil.Around(key.Temperature).Select(t => key with { Temperature = t });

    private ScoreRequest Request(MixtureRecord target, Pair pair) =>
        new(MixturePrompts.BeforeText(personas[pair.Persona], exemplars[pair.Exemplar], target.Context), target.Text);

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
}
