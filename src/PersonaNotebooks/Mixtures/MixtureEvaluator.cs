using Microsoft.Extensions.AI;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Mixtures;

/// <summary>Compares written texts with real ones that no method has seen.</summary>
/// <param name="golden">The real texts.</param>
/// <param name="pool">The exemplars, for the copying rates.</param>
/// <param name="encoders">At least one; a second one from another family shows what only the gates' own encoder sees.</param>
public sealed class MixtureEvaluator(
    IReadOnlyList<MixtureRecord> golden,
    IReadOnlyList<MixtureRecord> pool,
    IReadOnlyList<(string Name, IEmbeddingGenerator<string, Embedding<float>> Encoder)> encoders
)
{
    private const double NearCosine = 0.95;

    private readonly Dictionary<string, (Features Golden, Features Pool)> fixedVectors = [];

    /// <summary>The exemplars.</summary>
    public IReadOnlyList<MixtureRecord> Pool => pool;

    /// <summary>Measures real texts as if a method had written them: what a perfect imitation would score.</summary>
    public Task<IReadOnlyList<MethodScore>> ScoreAsync(
        string method,
        int round,
        IReadOnlyList<MixtureRecord> real,
        Seed seed,
        CancellationToken cancellationToken = default
    ) => ScoreAsync(method, round, [.. real.Select(r => (r.Text, r.Label, (string?)null))], seed, cancellationToken);

    /// <summary>Measures what a method wrote.</summary>
    public Task<IReadOnlyList<MethodScore>> ScoreAsync(
        string method,
        int round,
        Writing writing,
        Seed seed,
        CancellationToken cancellationToken = default
    )
    {
        var byId = pool.ToDictionary(e => e.Id, e => e.Text, StringComparer.Ordinal);
        return ScoreAsync(
            method,
            round,
            [.. writing.Texts.Select(t => (t.Text, t.Task.Label, byId.GetValueOrDefault(t.Task.Exemplar)))],
            seed,
            cancellationToken
        );
    }

    private async Task<IReadOnlyList<MethodScore>> ScoreAsync(
        string method,
        int round,
        IReadOnlyList<(string Text, string? Label, string? Exemplar)> texts,
        Seed seed,
        CancellationToken cancellationToken
    )
    {
        if (texts.Count < 2)
        {
            throw new InputException(
                $"The method '{method}' gave {texts.Count} texts; comparing sets needs two or more."
            );
        }
        List<MethodScore> scores = [];
        void Add(string encoder, string metric, double value) => scores.Add(new(method, round, encoder, metric, value));
        string[] written = [.. texts.Select(t => t.Text)];
        foreach (var (name, encoder) in encoders)
        {
            if (!fixedVectors.TryGetValue(name, out var known))
            {
                string[] all = [.. golden.Select(g => g.Text)],
                    exemplars = [.. pool.Select(p => p.Text)];
                fixedVectors[name] = known = (
                    await VectorsAsync(encoder, all, cancellationToken).ConfigureAwait(false),
                    await VectorsAsync(encoder, exemplars, cancellationToken).ConfigureAwait(false)
                );
            }
            var real = known.Golden;
            var vectors = await VectorsAsync(encoder, written, cancellationToken).ConfigureAwait(false);
            Add(name, MixtureMetrics.Frechet, Frechet.Distance(vectors, real));
            Add(name, MixtureMetrics.Mauve, Mauve.Compare(vectors, real, seed.For("mauve")).Mauve);
            Add(name, MixtureMetrics.KlCosine, KlCosine.Divergence(real, vectors, bins: 100, epsilon: 1e-6));
            Add(name, MixtureMetrics.CosineCopies, NearDuplicates.Cosine(vectors, known.Pool, NearCosine));
            Add(name, MixtureMetrics.F1, Downstream(vectors, [.. texts.Select(t => t.Label)], real));
        }
        Add("none", MixtureMetrics.CopiesPool, NearDuplicates.Against(written, [.. pool.Select(p => p.Text)]));
        (string, string)[] pairs =
        [
            .. texts.Where(t => t.Exemplar is { Length: > 0 }).Select(t => (t.Text, t.Exemplar!)),
        ];
        Add("none", MixtureMetrics.CopiesExemplar, NearDuplicates.Paired(pairs));
        Add("none", MixtureMetrics.Repeats, NearDuplicates.Within(written));
        return scores;
    }

    private double Downstream(Features vectors, string?[] labels, Features real)
    {
        string?[] truth = [.. golden.Select(g => g.Label)];
        string[] classes = [.. truth.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (classes.Length < 2 || truth.Contains(null) || labels.Distinct().Count() < 2 || labels.Contains(null))
        {
            return double.NaN;
        }
        var model = LogisticRegression.Fit(vectors, [.. labels.Select(l => Array.IndexOf(classes, l))]);
        var guesses = new int[real.Rows];
        for (var i = 0; i < guesses.Length; i++)
        {
            guesses[i] = model.Predict(real.Row(i));
        }
        return MacroF1([.. truth.Select(l => Array.IndexOf(classes, l))], guesses, classes.Length);
    }

    /// <summary>The mean over classes of 2·hits / (true + guessed); a class that is neither there nor guessed counts as 0, as in scikit-learn.</summary>
    internal static double MacroF1(int[] truth, int[] guesses, int classes) =>
        Enumerable
            .Range(0, classes)
            .Average(c =>
            {
                var hits = truth.Zip(guesses).Count(p => p.First == c && p.Second == c);
                var both = truth.Count(t => t == c) + guesses.Count(g => g == c);
                return both == 0 ? 0 : 2.0 * hits / both;
            });

    // Of length one: the paper's Fréchet values pass 4, so its vectors were not, or are scaled; ours are not to be compared with them.
    private static async Task<Features> VectorsAsync(
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        string[] texts,
        CancellationToken cancellationToken
    )
    {
        var rows = await TextVectors.OfAsync(encoder, texts, cancellationToken).ConfigureAwait(false);
        return new(rows.Values, rows.Rows, rows.Columns);
    }
}
