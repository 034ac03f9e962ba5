namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// A small 4-gram model of the words of one prompt, or of the training texts nearest to it: absolute discounting interpolated
/// down to relative frequencies (Ney, Essen and Kneser 1994). It gives probability to its own words only and is always mixed
/// with a <see cref="WordModel"/>. Learns word by word, so that it can be tried on each next word before it learns it;
/// whole distributions are there once it has learnt all.
/// </summary>
internal sealed class LocalModel
{
    /// <summary>The usual discount, for all orders: a prompt is too short to estimate its own.</summary>
    public const double Discount = 0.75;

    private readonly NgramTrie trie;
    private readonly Lazy<NgramChildren> children;
    private int[] counts = new int[256];
    private int[] totals = new int[256];
    private int[] types = new int[256];

    /// <summary>Creates a model that has learnt nothing, with room for about so many words before it first grows.</summary>
    public LocalModel(int words = 64) => (trie, children) = (new(4 * words), new(() => new(trie)));

    /// <summary>Whether no word was learnt.</summary>
    public bool IsEmpty => totals[NgramTrie.Root] == 0;

    /// <summary>The last one, two and three words as known contexts; -1 is a context never seen.</summary>
    internal readonly record struct State(int One, int Two, int Three);

    /// <summary>The state at the start of a text.</summary>
    public State Start => new(trie.Find(NgramTrie.Root, 0), -1, -1);

    /// <summary>How many words of context help here: 0, 1, or 2 for two and more.</summary>
    public int Depth(State state) =>
        Known(state.Two) ? 2
        : Known(state.One) ? 1
        : 0;

    /// <summary>The words that were learnt after the last word, or all where that is unknown.</summary>
    public ReadOnlySpan<int> Following(State state) =>
        children.Value.Words(Known(state.One) ? state.One : NgramTrie.Root);

    /// <summary>The probability of a word; 0 for words never learnt and for -1.</summary>
    /// <remarks>The discount, in (0, 1), moves mass from the words seen in a context to single words.</remarks>
    public double Probability(State state, int word, double discount = Discount)
    {
        var one = word < 0 ? -1 : trie.Find(NgramTrie.Root, word);
        if (one < 0)
        {
            return 0;
        }
        var p = counts[one] / (double)totals[NgramTrie.Root];
        p = Interpolate(state.One, word, p, discount);
        p = Interpolate(state.Two, word, p, discount);
        return Interpolate(state.Three, word, p, discount);
    }

    /// <summary>The relative frequency of each word, at the word's number.</summary>
    public double[] Frequencies(int words)
    {
        var result = new double[words];
        foreach (var node in IsEmpty ? [] : Children(NgramTrie.Root))
        {
            result[trie.Word(node)] = counts[node] / (double)totals[NgramTrie.Root];
        }
        return result;
    }

    /// <summary>Adds what the contexts of a state give to the words seen in them, times a weight.</summary>
    /// <returns>The weight that is left for the relative frequencies of all words.</returns>
    public double AddSeen(Span<double> result, State state, double weight, double discount)
    {
        foreach (var context in (ReadOnlySpan<int>)[state.Three, state.Two, state.One])
        {
            weight = Known(context) ? AddSeen(result, context, weight, discount) : weight;
        }
        return weight;
    }

    /// <summary>The state after a word.</summary>
    public State Next(State state, int word) =>
        word == 0 ? Start
        : word < 0 ? new(-1, -1, -1)
        : new(trie.Find(NgramTrie.Root, word), After(state.One, word), After(state.Two, word));

    /// <summary>Learns a word and gives the state after it.</summary>
    public State Learn(State state, int word)
    {
        if (state.One < 0)
        {
            state = state with { One = trie.GetOrAdd(NgramTrie.Root, 0) };
        }
        // Text ends are learnt from the words before them only: as a frequent word of its own an end would fit anywhere.
        var one = word == 0 ? state.One : Count(NgramTrie.Root, word);
        var two = Count(state.One, word);
        var three = state.Two < 0 ? -1 : Count(state.Two, word);
        if (state.Three >= 0)
        {
            Count(state.Three, word);
        }
        return word == 0 ? Start : new(one, two, three);
    }

    // Gives back the weight that is left for shorter contexts.
    private double AddSeen(Span<double> result, int context, double weight, double discount)
    {
        var words = children.Value.Words(context);
        var share = weight / totals[context];
        var nodes = Children(context);
        for (var i = 0; i < nodes.Length; i++)
        {
            result[words[i]] += share * Math.Max(counts[nodes[i]] - discount, 0);
        }
        return weight * discount * types[context] / totals[context];
    }

    private ReadOnlySpan<int> Children(int context) => children.Value.Of(context);

    private int After(int context, int word) => context < 0 ? -1 : trie.Find(context, word);

    private bool Known(int context) => context >= 0 && totals[context] > 0;

    private double Interpolate(int context, int word, double lower, double discount)
    {
        if (!Known(context))
        {
            return lower;
        }
        var node = trie.Find(context, word);
        var count = node < 0 ? 0 : counts[node];
        return (Math.Max(count - discount, 0) + discount * types[context] * lower) / totals[context];
    }

    private int Count(int context, int word)
    {
        var node = trie.GetOrAdd(context, word);
        if (node >= counts.Length)
        {
            Array.Resize(ref counts, 4 * node);
            Array.Resize(ref totals, 4 * node);
            Array.Resize(ref types, 4 * node);
        }
        totals[context]++;
        types[context] += counts[node] == 0 ? 1 : 0;
        counts[node]++;
        return node;
    }
}
