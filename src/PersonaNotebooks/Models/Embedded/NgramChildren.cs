namespace PersonaNotebooks.Models.Embedded;

/// <summary>The continuations of every n-gram of a trie that no longer grows, side by side in memory.</summary>
internal sealed class NgramChildren
{
    private readonly int[] start;
    private readonly int[] children;
    private readonly int[] words;

    /// <summary>Sorts the n-grams by parent.</summary>
    public NgramChildren(NgramTrie trie)
    {
        start = new int[trie.Count + 1];
        for (var node = 1; node < trie.Count; node++)
        {
            start[trie.Parent(node) + 1]++;
        }
        for (var node = 0; node < trie.Count; node++)
        {
            start[node + 1] += start[node];
        }
        var next = start.AsSpan(0, trie.Count).ToArray();
        children = new int[trie.Count - 1];
        words = new int[children.Length];
        for (var node = 1; node < trie.Count; node++)
        {
            var place = next[trie.Parent(node)]++;
            (children[place], words[place]) = (node, trie.Word(node));
        }
    }

    /// <summary>The n-grams that continue one by a word.</summary>
    public ReadOnlySpan<int> Of(int node) => children.AsSpan(start[node], start[node + 1] - start[node]);

    /// <summary>Their last words.</summary>
    public ReadOnlySpan<int> Words(int node) => words.AsSpan(start[node], start[node + 1] - start[node]);

    /// <summary>Numbers by n-gram, in the order of all continuations: those of one n-gram stand at <see cref="Slice"/>.</summary>
    public double[] Arrange(double[] byNode) => Array.ConvertAll(children, node => byNode[node]);

    /// <summary>Where an n-gram's continuations stand among all.</summary>
    public (int Start, int Length) Slice(int node) => (start[node], start[node + 1] - start[node]);
}
