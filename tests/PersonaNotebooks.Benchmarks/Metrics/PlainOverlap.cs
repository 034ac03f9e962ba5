namespace PersonaNotebooks.Benchmarks.Metrics;

/// <summary>The plain baseline: n-grams as joined strings in dictionaries, and the whole table of a common subsequence.</summary>
internal static class PlainOverlap
{
    public static double Bleu(string prediction, string reference)
    {
        var (p, r) = (Tokens(prediction), Tokens(reference));
        var logs = Enumerable.Range(1, 4).Sum(n => Math.Log((Matches(p, r, n) + 1.0) / (p.Length + 1.0)));
        return Math.Exp(logs / 4);
    }

    public static double Rouge(string prediction, string reference)
    {
        var (p, r) = (Tokens(prediction.ToLowerInvariant()), Tokens(reference.ToLowerInvariant()));
        return Matches(p, r, 1) + Matches(p, r, 2) + Subsequence(p, r);
    }

    public static int Sentiment(string text, IReadOnlyDictionary<string, double> lexicon)
    {
        var sum = 0.0;
        foreach (var word in text.Split(' '))
        {
            sum += lexicon.GetValueOrDefault(word.Trim('.', ',', '!').ToLowerInvariant());
        }
        return Math.Sign(sum);
    }

    private static string[] Tokens(string text) =>
        text.Replace(".", " .").Replace(",", " ,").Replace("!", " !").Split(' ');

    private static int Matches(string[] prediction, string[] reference, int n)
    {
        var counts = Grams(reference, n);
        return Grams(prediction, n).Sum(g => Math.Min(g.Value, counts.GetValueOrDefault(g.Key)));
    }

    private static Dictionary<string, int> Grams(string[] tokens, int n)
    {
        Dictionary<string, int> counts = [];
        for (var i = 0; i + n <= tokens.Length; i++)
        {
            var gram = string.Join(' ', tokens[i..(i + n)]);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        return counts;
    }

    private static int Subsequence(string[] a, string[] b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] =
                    a[i - 1] == b[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
            }
        }
        return table[a.Length, b.Length];
    }
}
