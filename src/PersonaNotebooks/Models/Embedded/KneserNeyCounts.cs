namespace PersonaNotebooks.Models.Embedded;

/// <summary>What Kneser-Ney smoothing counts: every n-gram up to an order, how often it occurs and after how many different words.</summary>
internal sealed class KneserNeyCounts
{
    private int[] raw = new int[1024];
    private int[] leftNeighbours = new int[1024];
    private int[] suffix = new int[1024];
    private byte[] length = new byte[1024];
    private bool[] beginsText = new bool[1024];

    private KneserNeyCounts(int order, int capacity) => (Order, Trie) = (order, new(capacity));

    /// <summary>The longest n-gram.</summary>
    public int Order { get; }

    /// <summary>The n-grams.</summary>
    public NgramTrie Trie { get; }

    /// <summary>Per n-gram, the n-gram without its first word.</summary>
    public int[] Suffix => suffix;

    /// <summary>Per n-gram, its number of words.</summary>
    public byte[] Length => length;

    /// <summary>Counts texts that follow each other, each ended by word 0.</summary>
    public static KneserNeyCounts Count(ReadOnlySpan<int> stream, int order)
    {
        KneserNeyCounts counts = new(order, stream.Length + 16);
        var contexts = new int[order + 1];
        var start = counts.Trie.GetOrAdd(NgramTrie.Root, 0);
        counts.Describe(start, NgramTrie.Root, 1, false);
        contexts[1] = start;
        var depth = 1;
        foreach (var word in stream)
        {
            var shorter = NgramTrie.Root;
            for (var k = 0; k <= depth; k++)
            {
                var before = counts.Trie.Count;
                var node = counts.Trie.GetOrAdd(contexts[k], word);
                if (node == before)
                {
                    var begins = k > 0 && (k == 1 ? contexts[1] == start : counts.beginsText[contexts[k]]);
                    counts.Describe(node, shorter, k + 1, begins);
                }
                counts.raw[node]++;
                if (k > 0)
                {
                    contexts[k] = shorter;
                }
                shorter = node;
            }
            if (depth + 1 < order)
            {
                contexts[++depth] = shorter;
            }
            if (word == 0)
            {
                contexts[1] = start;
                depth = 1;
            }
        }
        return counts;
    }

    /// <summary>The count that smoothing uses: raw for the longest n-grams and those that begin a text, else left neighbours.</summary>
    public int Adjusted(int node) => length[node] == Order || beginsText[node] ? raw[node] : leftNeighbours[node];

    /// <summary>Per order, the discounts of counts 0, 1, 2 and 3 or more.</summary>
    public double[][] Discounts()
    {
        var countOfCounts = new double[Order + 1, 5];
        for (var node = 1; node < Trie.Count; node++)
        {
            if (Adjusted(node) is > 0 and < 5 and var count)
            {
                countOfCounts[length[node], count]++;
            }
        }
        return
        [
            [],
            .. Enumerable
                .Range(1, Order)
                .Select(n =>
                    Discounts(countOfCounts[n, 1], countOfCounts[n, 2], countOfCounts[n, 3], countOfCounts[n, 4])
                ),
        ];
    }

    // Chen and Goodman's equation 26. A tiny corpus may lack a count or give a discount outside (0, count): then the
    // constants that KenLM falls back to, 0.5, 1 and 1.5, stand in.
    private static double[] Discounts(double n1, double n2, double n3, double n4)
    {
        var y = n1 / (n1 + 2 * n2);
        double[] discounts = [0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3];
        return discounts[1] is > 0 and < 1 && discounts[2] is > 0 and < 2 && discounts[3] is > 0 and < 3
            ? discounts
            : [0, 0.5, 1, 1.5];
    }

    private void Describe(int node, int shorter, int words, bool begins)
    {
        if (node >= raw.Length)
        {
            Array.Resize(ref raw, 4 * node);
            Array.Resize(ref leftNeighbours, 4 * node);
            Array.Resize(ref suffix, 4 * node);
            Array.Resize(ref length, 4 * node);
            Array.Resize(ref beginsText, 4 * node);
        }
        (suffix[node], length[node], beginsText[node]) = (shorter, (byte)words, begins);
        if (words > 1)
        {
            leftNeighbours[shorter]++;
        }
    }
}
