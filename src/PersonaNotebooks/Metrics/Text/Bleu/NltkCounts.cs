namespace PersonaNotebooks.Metrics.Text;

/// <summary>Matches and n-grams as NLTK counts them: a sentence too short for an order counts one n-gram of it.</summary>
internal sealed class NltkCounts(int order)
{
    /// <summary>Clipped matches, order n at index n-1.</summary>
    public long[] Matches { get; } = new long[order];

    /// <summary>N-grams of the hypotheses, at least 1 a sentence.</summary>
    public long[] Totals { get; } = new long[order];

    /// <summary>Tokens in the hypotheses.</summary>
    public long SystemLength { get; private set; }

    /// <summary>Tokens in the closest references.</summary>
    public long ReferenceLength { get; private set; }

    /// <summary>The counts of one hypothesis.</summary>
    public static NltkCounts Of(
        IReadOnlyList<string> hypothesis,
        IReadOnlyList<IReadOnlyList<string>> references,
        int order
    )
    {
        TokenIds ids = new();
        NgramTable ngrams = new();
        int[] most = [];
        foreach (var reference in references)
        {
            ngrams.Counts.Clear();
            ngrams.Add([.. reference.Select(t => ids.Add(t))], order);
            Array.Resize(ref most, ngrams.Count);
            for (var i = 0; i < most.Length; i++)
            {
                most[i] = Math.Max(most[i], ngrams.Counts[i]);
            }
        }
        most.CopyTo(ngrams.Counts);
        NltkCounts counts = new(order);
        ngrams.TakeMatches([.. hypothesis.Select(t => ids.Find(t))], counts.Matches);
        counts.AddLengths(hypothesis.Count, Bleu.Closest([.. references.Select(r => r.Count)], hypothesis.Count));
        return counts;
    }

    /// <summary>Adds the lengths of one sentence, in tokens.</summary>
    public void AddLengths(int system, int reference)
    {
        SystemLength += system;
        ReferenceLength += reference;
        for (var n = 1; n <= Totals.Length; n++)
        {
            Totals[n - 1] += Math.Max(1, system - n + 1);
        }
    }

    /// <summary>Adds another sentence's counts, as many orders as there are here.</summary>
    public void Add(NltkCounts other)
    {
        for (var i = 0; i < Matches.Length; i++)
        {
            Matches[i] += other.Matches[i];
            Totals[i] += other.Totals[i];
        }
        SystemLength += other.SystemLength;
        ReferenceLength += other.ReferenceLength;
    }
}
