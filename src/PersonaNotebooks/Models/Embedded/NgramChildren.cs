namespace PersonaNotebooks.Models.Embedded;

/// <summary>The continuations of every n-gram of a trie that no longer grows.</summary>
internal sealed class NgramChildren
{
    private readonly int[] start;
    private readonly int[] children;

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
        for (var node = 1; node < trie.Count; node++)
        {
            children[next[trie.Parent(node)]++] = node;
        }
    }

    /// <summary>The n-grams that continue one by a word.</summary>
    public ReadOnlySpan<int> Of(int node) => children.AsSpan(start[node], start[node + 1] - start[node]);
}
