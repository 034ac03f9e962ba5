namespace PersonaNotebooks.Metrics.Text;

/// <summary>Similarities of two texts from 0 (nothing shared) to 1 (the same), over Unicode code points.</summary>
public static class TextSimilarity
{
    /// <summary>Range, direction, limits and source.</summary>
    public static MetricCard Card { get; } =
        new(
            "text similarity",
            "0 (nothing shared) to 1 (the same; for Jaccard, the same set)",
            "higher is closer",
            "Compares signs and words, not meaning. Jaro and Jaro-Winkler are made for names and are near 0.5 for any two long texts; "
                + "Jaccard ignores order and repetition. Values of different measures do not compare.",
            "Levenshtein 1966; Jaccard 1901; Jaro 1989; Winkler 1990; as in python-Levenshtein 0.12.2 and jellyfish 0.8.9"
        );

    /// <summary>1 minus the normalised Levenshtein distance.</summary>
    public static double Levenshtein(string a, string b) => 1 - EditDistance.NormalizedLevenshtein(a, b);

    /// <summary>Twice the common subsequence over both lengths (python-Levenshtein's <c>ratio</c>); 1 for two empty texts.</summary>
    public static double Ratio(string a, string b)
    {
        var sum = EditDistance.CodePoints(a).Count + EditDistance.CodePoints(b).Count;
        return sum == 0 ? 1 : 2.0 * EditDistance.CommonSubsequence(a, b) / sum;
    }

    /// <summary>Shared words over all words, split at white space (Jaccard 1901); 1 for two texts without words.</summary>
    public static double WordJaccard(string a, string b) =>
        Jaccard(Tokenizer.None.Tokenize(a), Tokenizer.None.Tokenize(b));

    /// <summary>Shared character n-grams over all; 1 for two texts without any.</summary>
    public static double CharacterJaccard(string a, string b, int n = 1) =>
        Jaccard(Grams(EditDistance.CodePoints(a), n), Grams(EditDistance.CodePoints(b), n));

    /// <summary>
    /// Jaro's similarity (Jaro 1989) as in jellyfish: matches within half the longer length less one; 0 where one text is empty.
    /// Time: length × length / 2 at worst.
    /// </summary>
    public static double Jaro(string a, string b)
    {
        var (x, y) = (EditDistance.CodePoints(a), EditDistance.CodePoints(b));
        var window = Math.Max(0, Math.Max(x.Count, y.Count) / 2 - 1);
        var taken = new bool[y.Count];
        List<int> matched = [];
        for (var i = 0; i < x.Count; i++)
        {
            for (var j = Math.Max(0, i - window); j <= Math.Min(i + window, y.Count - 1); j++)
            {
                if (!taken[j] && x[i] == y[j])
                {
                    taken[j] = true;
                    matched.Add(x[i]);
                    break;
                }
            }
        }
        if (matched.Count == 0)
        {
            return 0;
        }
        var moved = y.Where((_, j) => taken[j]).Zip(matched).Count(p => p.First != p.Second) / 2;
        double m = matched.Count;
        return (m / x.Count + m / y.Count + (m - moved) / m) / 3;
    }

    /// <summary>Jaro-Winkler (Winkler 1990): above 0.7, up to four equal first characters bring it a tenth each nearer to 1.</summary>
    public static double JaroWinkler(string a, string b)
    {
        var jaro = Jaro(a, b);
        var prefix = EditDistance
            .CodePoints(a)
            .Zip(EditDistance.CodePoints(b))
            .Take(4)
            .TakeWhile(p => p.First == p.Second)
            .Count();
        return jaro > 0.7 ? jaro + 0.1 * prefix * (1 - jaro) : jaro;
    }

    private static IEnumerable<string> Grams(List<int> points, int n) =>
        Enumerable.Range(0, Math.Max(0, points.Count - n + 1)).Select(i => string.Join(' ', points.GetRange(i, n)));

    private static double Jaccard<T>(IEnumerable<T> a, IEnumerable<T> b)
    {
        HashSet<T> x = [.. a];
        HashSet<T> y = [.. b];
        var shared = x.Count(y.Contains);
        var all = x.Count + y.Count - shared;
        return all == 0 ? 1 : (double)shared / all;
    }
}
