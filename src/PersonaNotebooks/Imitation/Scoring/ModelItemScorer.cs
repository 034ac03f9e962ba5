using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Posts;
using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Imitation.Scoring;

/// <summary>
/// Adds to the text metrics those that need a model: BERTScore and similarities by the lab's embedder, perplexity and likelihood by its
/// scorer. What is switched off stays null.
/// </summary>
/// <remarks>
/// Deviation: BERTScore runs over the vectors of single words out of context, for every embedder; the original's is roberta-large's. Words
/// without a vector take no part.
/// </remarks>
/// <param name="lab">The model.</param>
/// <param name="embeddings">Whether to embed.</param>
/// <param name="likelihoods">Whether to score.</param>
public sealed class ModelItemScorer(Lab lab, bool embeddings = true, bool likelihoods = true) : IItemScorer
{
    private readonly TextItemScorer texts = new();
    private readonly ConcurrentDictionary<string, double[]> vectors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> perplexities = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ScoreRequest, TextScore> given = new();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ItemScores>> ScoreAsync(
        string? persona,
        IReadOnlyList<Stimulus> stimuli,
        IReadOnlyList<string> raw,
        CancellationToken cancellationToken = default
    )
    {
        var scores = (await texts.ScoreAsync(persona, stimuli, raw, cancellationToken).ConfigureAwait(false)).ToArray();
        string[] cleaned = [.. raw.Select(ImitationText.Clean)];
        if (embeddings)
        {
            await EmbedAsync(stimuli, cleaned, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = WithVectors(scores[i], stimuli[i], cleaned[i]);
            }
        }
        if (likelihoods)
        {
            await AddPerplexitiesAsync(stimuli, cleaned, cancellationToken).ConfigureAwait(false);
            var requests = stimuli
                .Select(s => new ScoreRequest(ImitationPrompt.Text(persona, s), s.Original))
                .ToArray();
            await AddScoresAsync(requests, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < scores.Length; i++)
            {
                var free = Free(stimuli[i], given[requests[i]]);
                scores[i] = scores[i] with
                {
                    LogProbability = free.Count == 0 ? null : free.Sum(),
                    Likelihood = free.Count == 0 ? null : free.Average(),
                    Perplexity = cleaned[i].Length == 0 ? null : perplexities[cleaned[i]],
                    ReferencePerplexity = perplexities[stimuli[i].Original],
                };
            }
        }
        return scores;
    }

    /// <summary>Log-probabilities of the tokens that the model would have had to find: all of a reply, those in the slots of a post.</summary>
    internal static IReadOnlyList<double> Free(Stimulus stimulus, TextScore score)
    {
        if (stimulus.Masked is not { } masked)
        {
            return [.. score.Tokens.Select(t => t.LogProbability)];
        }
        List<double> inSlots = [];
        var at = 0;
        foreach (var token in score.Tokens)
        {
            var shown = token.Token.Trim();
            var start = shown.Length == 0 ? -1 : masked.Text.IndexOf(shown, at, StringComparison.Ordinal);
            if (start >= 0)
            {
                var end = at = start + shown.Length;
                if (masked.Slots.Any(s => start < s.Start + s.Length && end > s.Start))
                {
                    inSlots.Add(token.LogProbability);
                }
            }
        }
        return inSlots;
    }

    private ItemScores WithVectors(ItemScores scores, Stimulus stimulus, string text)
    {
        var bert = BertScore.Score(Words(text), Words(stimulus.Original));
        var similarity = Cosine(text, stimulus.Original);
        scores = scores with
        {
            BertPrecision = bert.Precision,
            BertRecall = bert.Recall,
            BertF1 = bert.F1,
            Combined = CombinedScore.Of(scores.RougeL, scores.Bleu, bert.Precision),
            Similarity = similarity,
        };
        return stimulus.Masked is not { } masked
            ? scores
            : scores with
            {
                ContentAccuracy = OriginalPostMetrics.ContentAccuracy(similarity),
                SlotSimilarity = SlotReading.Of(masked, text).Fills.Zip(masked.Words, Cosine).Average(),
            };
    }

    private double[][] Words(string text) =>
        [.. Personas.KeyWords.In(text).Select(w => vectors[w]).Where(v => v.Any(x => x != 0))];

    private double Cosine(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return 0;
        }
        var (a, b) = (vectors[one], vectors[other]);
        double dot = 0,
            aa = 0,
            bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return aa == 0 || bb == 0 ? 0 : dot / Math.Sqrt(aa * bb);
    }

    private async Task EmbedAsync(
        IReadOnlyList<Stimulus> stimuli,
        IReadOnlyList<string> cleaned,
        CancellationToken cancellationToken
    )
    {
        var fills = stimuli.Zip(cleaned).Where(p => p.First.IsPost);
        string[] missing =
        [
            .. stimuli
                .Select(s => s.Original)
                .Concat(cleaned)
                .SelectMany(t => Personas.KeyWords.In(t).Append(t))
                .Concat(fills.SelectMany(p => p.First.Masked!.Words))
                .Concat(fills.SelectMany(p => SlotReading.Of(p.First.Masked!, p.Second).Fills))
                .Where(t => t.Length > 0 && !vectors.ContainsKey(t))
                .Distinct(StringComparer.Ordinal),
        ];
        if (missing.Length > 0)
        {
            var embedded = await lab.Embedder.GenerateAsync(missing, null, cancellationToken).ConfigureAwait(false);
            foreach (var (text, vector) in missing.Zip(embedded))
            {
                vectors[text] = [.. vector.Vector.ToArray().Select(x => (double)x)];
            }
        }
    }

    private async Task AddScoresAsync(IEnumerable<ScoreRequest> requests, CancellationToken cancellationToken)
    {
        ScoreRequest[] missing = [.. requests.Where(r => !given.ContainsKey(r)).Distinct()];
        var outcomes = await lab.MapAsync(
                missing,
                async (r, stop) => (await lab.Scorer.ScoreAsync([r], 1, stop).ConfigureAwait(false))[0],
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var (request, outcome) in missing.Zip(outcomes))
        {
            given[request] = outcome.Value ?? throw outcome.Failure!;
        }
    }

    private async Task AddPerplexitiesAsync(
        IReadOnlyList<Stimulus> stimuli,
        IReadOnlyList<string> cleaned,
        CancellationToken cancellationToken
    )
    {
        string[] missing =
        [
            .. stimuli
                .Select(s => s.Original)
                .Concat(cleaned)
                .Where(t => t.Length > 0 && !perplexities.ContainsKey(t))
                .Distinct(StringComparer.Ordinal),
        ];
        if (missing.Length > 0)
        {
            var scores = await lab
                .Scorer.ScoreAsync([.. missing.Select(t => new ScoreRequest("", t))], 1, cancellationToken)
                .ConfigureAwait(false);
            foreach (var (text, score) in missing.Zip(scores))
            {
                perplexities[text] = Perplexity.Of([.. score.Tokens.Select(t => t.LogProbability)]);
            }
        }
    }
}
