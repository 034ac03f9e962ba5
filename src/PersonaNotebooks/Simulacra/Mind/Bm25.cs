using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Okapi BM25 over a fixed list of texts (Robertson and Zaragoza 2009, equation 3.15, with k1 = 1.2 and b = 0.75), through an inverted
/// index. Words are lower case and stemmed (Snowball English). The inverse document frequency is ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative.
/// </summary>
public sealed class Bm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Text, int Count)>> postings = new(StringComparer.Ordinal);
    private readonly int[] lengths;
    private readonly double meanLength;

    /// <summary>Indexes texts.</summary>
    public Bm25(IReadOnlyList<string> texts)
    {
        lengths = new int[texts.Count];
        for (var t = 0; t < texts.Count; t++)
        {
            var words = Words(texts[t]).ToArray();
            lengths[t] = words.Length;
            foreach (var group in words.GroupBy(w => w, StringComparer.Ordinal))
            {
                if (!postings.TryGetValue(group.Key, out var list))
                {
                    postings[group.Key] = list = [];
                }
                list.Add((t, group.Count()));
            }
        }
        meanLength = lengths.DefaultIfEmpty(0).Average();
    }

    /// <summary>The score of every text for a query; 0 where they share no word.</summary>
    public double[] Scores(string query)
    {
        var scores = new double[lengths.Length];
        foreach (var word in Words(query).Distinct(StringComparer.Ordinal))
        {
            if (!postings.TryGetValue(word, out var list))
            {
                continue;
            }
            var idf = Math.Log(1 + (lengths.Length - list.Count + 0.5) / (list.Count + 0.5));
            foreach (var (text, count) in list)
            {
                var norm = K1 * (1 - B + B * lengths[text] / meanLength);
                scores[text] += idf * count * (K1 + 1) / (count + norm);
            }
        }
        return scores;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord && start >= 0)
            {
                yield return SnowballStemmer.Stem(text[start..i].ToLowerInvariant());
                start = -1;
            }
        }
    }
}
