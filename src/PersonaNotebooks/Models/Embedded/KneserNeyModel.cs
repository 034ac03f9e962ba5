namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// Interpolated modified Kneser-Ney n-gram model (Chen and Goodman 1999, section 3: three discounts per order, estimated by their
/// equation 26; lower orders count distinct left neighbours). Words are numbers from 0; word 0 ends a text and is the context
/// that a text starts from, and n-grams never reach over it.
/// <para>Deviations, both named: an n-gram that begins a text keeps its raw count, since it has no left neighbour (as KenLM does);
/// and the unigrams' discounted mass goes to the unknown word, the only word without a count, instead of a uniform distribution.
/// So the probabilities of the words seen in training and of the unknown word sum to one in every context.</para>
/// </summary>
internal sealed class KneserNeyModel
{
    private readonly NgramTrie trie;
    private readonly int order;
    private readonly int[] suffix;
    private readonly byte[] length;
    private readonly double[] probability;
    private readonly double[] backoff;
    private readonly NgramChildren children;
    private readonly double[] ofChildren;

    private KneserNeyModel(KneserNeyCounts counts, double[] probability, double[] backoff)
    {
        (trie, order, suffix, length) = (counts.Trie, counts.Order, counts.Suffix, counts.Length);
        (this.probability, this.backoff) = (probability, backoff);
        children = new(trie);
        ofChildren = children.Arrange(probability);
        var seen = children.Of(NgramTrie.Root);
        var most = 0;
        foreach (var child in seen)
        {
            most = Math.Max(most, trie.Word(child));
        }
        NoContext = new double[most + 2];
        NoContext[^1] = backoff[NgramTrie.Root];
        foreach (var child in seen)
        {
            NoContext[trie.Word(child)] = probability[child];
        }
    }

    /// <summary>The state at the start of a text.</summary>
    public int Start => trie.Find(NgramTrie.Root, 0);

    /// <summary>How many different words were seen, the end of a text included.</summary>
    public int WordCount => children.Of(NgramTrie.Root).Length;

    /// <summary>Trains on texts that follow each other, each ended by word 0.</summary>
    /// <param name="stream">The words.</param>
    /// <param name="order">The longest n-gram, at least 2.</param>
    public static KneserNeyModel Train(ReadOnlySpan<int> stream, int order)
    {
        var counts = KneserNeyCounts.Count(stream, order);
        var (trie, n) = (counts.Trie, counts.Trie.Count);
        var discounts = counts.Discounts();
        var total = new double[n];
        var backoff = new double[n];
        for (var node = 1; node < n; node++)
        {
            var parent = trie.Parent(node);
            var count = counts.Adjusted(node);
            total[parent] += count;
            backoff[parent] += discounts[counts.Length[node]][Math.Min(count, 3)];
        }
        for (var node = 0; node < n; node++)
        {
            backoff[node] = total[node] > 0 ? backoff[node] / total[node] : 1;
        }
        var probability = new double[n];
        for (var node = 1; node < n; node++)
        {
            var parent = trie.Parent(node);
            var count = counts.Adjusted(node);
            var kept = (count - discounts[counts.Length[node]][Math.Min(count, 3)]) / total[parent];
            var lower = parent == NgramTrie.Root ? 0 : probability[counts.Suffix[node]];
            probability[node] = kept + backoff[parent] * lower;
        }
        return new(counts, probability, backoff);
    }

    /// <summary>The probability of a word, and the step to the state after it; -1 is the unknown word.</summary>
    public double Step(ref int state, int word)
    {
        var scale = 1.0;
        for (var context = state; ; context = suffix[context])
        {
            var child = word < 0 ? -1 : trie.Find(context, word);
            if (child >= 0)
            {
                state =
                    word == 0 ? Start
                    : length[child] < order ? child
                    : suffix[child];
                return scale * probability[child];
            }
            scale *= backoff[context];
            if (context == NgramTrie.Root)
            {
                state = NgramTrie.Root;
                return scale;
            }
        }
    }

    /// <summary>The probability of a word in a state; -1 is the unknown word.</summary>
    public double Probability(int state, int word) => Step(ref state, word);

    /// <summary>How many words of context a state holds.</summary>
    public int Depth(int state) => length[state];

    /// <summary>The state of at most so many last words.</summary>
    public int Shortened(int state, int words)
    {
        while (length[state] > words)
        {
            state = suffix[state];
        }
        return state;
    }

    /// <summary>The words that training saw right after all words of a state.</summary>
    public ReadOnlySpan<int> Following(int state) => children.Words(state);

    /// <summary>Whether training never saw a word.</summary>
    public bool IsUnknown(int word) => trie.Find(NgramTrie.Root, word) < 0;

    /// <summary>Fills the whole distribution: word w at index w, the unknown word last.</summary>
    public void Distribution(int state, Span<double> result)
    {
        var scale = Scale(state, 1);
        for (var word = 0; word < NoContext.Length; word++)
        {
            result[word] = scale * NoContext[word];
        }
        FillSeen(state, result, 1);
    }

    /// <summary>What a word that was not seen in a state has, times a weight: so many times its probability without context.</summary>
    public double Scale(int state, double weight)
    {
        for (; state != NgramTrie.Root; state = suffix[state])
        {
            weight *= backoff[state];
        }
        return weight;
    }

    /// <summary>Fills the probabilities, times a weight, of the words that were seen in a state's contexts: word w at index w.</summary>
    // Words seen in a longer context were seen in the shorter ones too: the longest writes last.
    public void FillSeen(int state, Span<double> result, double weight)
    {
        if (state == NgramTrie.Root)
        {
            return;
        }
        FillSeen(suffix[state], result, weight * backoff[state]);
        var (start, length) = children.Slice(state);
        var words = children.Words(state);
        var probabilities = ofChildren.AsSpan(start, length);
        for (var i = 0; i < words.Length; i++)
        {
            result[words[i]] = weight * probabilities[i];
        }
    }

    /// <summary>The probabilities without context: word w at index w, the unknown word last.</summary>
    public double[] NoContext { get; }

    /// <summary>The words that were seen after a state's last word; none in a state without context.</summary>
    public ReadOnlySpan<int> Seen(int state) => state == NgramTrie.Root ? [] : children.Words(Shortened(state, 1));
}
