namespace PersonaNotebooks.Metrics.Text;

/// <summary>N-grams of many texts, arranged so that each text can be compared with all others at once.</summary>
internal sealed class LeaveOneOutNgrams(int order)
{
    private readonly NgramTable table = new();
    private readonly List<int[]> texts = [];
    private readonly List<(int Most, int Owner, int Second)> counts = [];
    private List<int>? lengths;

    /// <summary>Adds a text as token ids.</summary>
    public void Add(int[] tokens)
    {
        var text = texts.Count;
        texts.Add(tokens);
        lengths = null;
        table.Add(tokens, order);
        while (counts.Count < table.Count)
        {
            counts.Add((0, -1, 0));
        }
        ForEach(
            tokens,
            (node, count, _) =>
            {
                var (most, owner, second) = counts[node];
                counts[node] = count > most ? (count, text, most) : (most, owner, Math.Max(second, count));
            }
        );
    }

    /// <summary>Tokens of a text.</summary>
    public int Length(int text) => texts[text].Length;

    /// <summary>Writes the matches of a text with the others, clipped by the largest count in any of them.</summary>
    public void TakeMatches(int text, Span<long> matches)
    {
        var sums = new long[matches.Length];
        table.Add(texts[text], order);
        ForEach(
            texts[text],
            (node, count, n) =>
            {
                var (most, owner, second) = counts[node];
                sums[n] += Math.Min(count, owner == text ? second : most);
            }
        );
        sums.CopyTo(matches);
    }

    /// <summary>The length among the other texts that is closest to this one's; the shorter on a tie.</summary>
    public int ClosestOther(int text)
    {
        if (lengths is null)
        {
            lengths = [.. texts.Select(t => t.Length)];
            lengths.Sort();
        }
        var length = Length(text);
        var at = lengths.BinarySearch(length);
        var (before, after) = (at > 0 ? lengths[at - 1] : -1, at + 1 < lengths.Count ? lengths[at + 1] : -1);
        return before < 0 ? after
            : after < 0 || length - before <= after - length ? before
            : after;
    }

    // Each different n-gram of the text once, with its count, which is set back to 0.
    private void ForEach(int[] tokens, Action<int, int, int> use)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var node = 0;
            for (var n = 0; n < order && i + n < tokens.Length; n++)
            {
                node = table.Find(node, tokens[i + n]);
                if (table.Counts[node] is > 0 and var count)
                {
                    table.Counts[node] = 0;
                    use(node, count, n);
                }
            }
        }
    }
}
