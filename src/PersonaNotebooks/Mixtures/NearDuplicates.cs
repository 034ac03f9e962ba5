namespace PersonaNotebooks.Mixtures;

/// <summary>
/// How much of what was written is copied: the share of texts that have at least half of their word 5-grams in common with another (Jaccard index
/// 0.5 or more). A text of fewer than five words counts as one gram. Case and white space play no part.
/// </summary>
public static class NearDuplicates
{
    private const int Order = 5;

    /// <summary>Share of texts that nearly equal one of the others given.</summary>
    public static double Against(IReadOnlyList<string> texts, IReadOnlyList<string> others)
    {
        var index = Index(others, out var sizes);
        return Share(texts.Select(t => Grams(t)).Select(grams => Nearest(grams, index, sizes, int.MaxValue) >= 0.5));
    }

    /// <summary>Share of texts that nearly equal an earlier one of the same list.</summary>
    public static double Within(IReadOnlyList<string> texts)
    {
        var index = Index(texts, out var sizes);
        return Share(texts.Select((t, i) => Nearest(Grams(t), index, sizes, i) >= 0.5));
    }

    /// <summary>Share of pairs whose two texts are nearly equal, such as a text and the exemplar it was written after.</summary>
    public static double Paired(IReadOnlyList<(string Text, string Other)> pairs) =>
        Share(pairs.Select(p => Jaccard(Grams(p.Text), Grams(p.Other)) >= 0.5));

    /// <summary>Share of rows that have at least the given cosine with one of the others; both are of length one.</summary>
    internal static double Cosine(
        Metrics.Distributions.Features rows,
        Metrics.Distributions.Features others,
        double least
    ) =>
        Share(
            Enumerable
                .Range(0, rows.Rows)
                .Select(i =>
                    Enumerable
                        .Range(0, others.Rows)
                        .Any(j => Metrics.FixedOrder.SquaredDistance(rows.Row(i), others.Row(j)) <= 2 - 2 * least)
                )
        );

    private static double Share(IEnumerable<bool> hits)
    {
        bool[] all = [.. hits];
        return all.Length == 0 ? double.NaN : all.Count(h => h) / (double)all.Length;
    }

    private static HashSet<string> Grams(string text)
    {
        var words = TrainingData.Normal(text).Split(' ');
        return words.Length < Order
            ? [string.Join(' ', words)]
            : [.. Enumerable.Range(0, words.Length - Order + 1).Select(i => string.Join(' ', words, i, Order))];
    }

    private static Dictionary<string, List<int>> Index(IReadOnlyList<string> texts, out int[] sizes)
    {
        Dictionary<string, List<int>> index = new(StringComparer.Ordinal);
        sizes = new int[texts.Count];
        foreach (var (i, text) in texts.Index())
        {
            var grams = Grams(text);
            sizes[i] = grams.Count;
            foreach (var gram in grams)
            {
                (index.TryGetValue(gram, out var places) ? places : index[gram] = []).Add(i);
            }
        }
        return index;
    }

    private static double Nearest(HashSet<string> grams, Dictionary<string, List<int>> index, int[] sizes, int before)
    {
        Dictionary<int, int> shared = [];
        foreach (var gram in grams)
        {
            foreach (var place in index.GetValueOrDefault(gram) ?? [])
            {
                if (place < before)
                {
                    shared[place] = shared.GetValueOrDefault(place) + 1;
                }
            }
        }
        return shared.Select(s => s.Value / (double)(grams.Count + sizes[s.Key] - s.Value)).DefaultIfEmpty(0).Max();
    }

    private static double Jaccard(HashSet<string> one, HashSet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared / (double)(one.Count + other.Count - shared);
    }
}
