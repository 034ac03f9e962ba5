namespace PersonaNotebooks.Metrics.Text;

/// <summary>Counts n-grams text by text. Memory grows with the different n-grams, not with the texts.</summary>
public sealed class NgramDiversityCounter
{
    private readonly int n;
    private readonly TokenIds ids = new();
    private readonly NgramTable corpus = new();
    private long texts;
    private double ratios;

    /// <summary>Starts with no texts.</summary>
    /// <exception cref="InputException">n is below 1.</exception>
    public NgramDiversityCounter(int n)
    {
        this.n = n >= 1 ? n : throw new InputException($"distinct-n needs n of 1 or more, not {n}; correct it.");
    }

    /// <summary>Counts a text and gives its own different and all n-grams.</summary>
    public (int Unique, int Total) Add(string text)
    {
        using TokenBuffer tokens = new();
        Tokenizer.None.Tokenize(text, tokens);
        var words = new int[tokens.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = ids.Add(tokens[i]);
        }
        HashSet<int> seen = [];
        var total = Math.Max(0, words.Length - n + 1);
        for (var i = 0; i < total; i++)
        {
            var node = 0;
            for (var j = i; j < i + n; j++)
            {
                node = corpus.Child(node, words[j]);
            }
            corpus.Counts[node]++;
            seen.Add(node);
        }
        texts++;
        ratios += total == 0 ? 0 : (double)seen.Count / total;
        return (seen.Count, total);
    }

    /// <summary>The diversity of all texts so far.</summary>
    public NgramDiversity Result()
    {
        var (unique, total, squares, logs) = (0L, 0L, 0.0, 0.0);
        foreach (var count in corpus.Counts)
        {
            if (count > 0)
            {
                unique++;
                total += count;
                squares += (double)count * count;
                logs += count * Math.Log(count);
            }
        }
        return new(
            n,
            unique,
            total,
            texts == 0 ? 0 : ratios / texts,
            total == 0 ? 0 : Math.Max(0, Math.Log(total) - logs / total),
            1e4 * (squares - total) / ((double)total * total),
            (squares - total) / (total * (total - 1.0))
        );
    }
}
