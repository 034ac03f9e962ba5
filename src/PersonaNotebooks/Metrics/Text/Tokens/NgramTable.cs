using System.Numerics;

namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// N-grams of token ids as a tree in one hash table: an n-gram is a node, reached from the node of its first n-1 tokens by its
/// last token. Node 0 is the empty n-gram. Exact, one probe per n-gram and order.
/// </summary>
internal sealed class NgramTable
{
    private ulong[] keys;
    private int[] nodes;
    private int[] counts;
    private int shift;

    /// <summary>Creates a table with room for about as many n-grams; it grows when needed.</summary>
    public NgramTable(int room = 128)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * room));
        keys = new ulong[size];
        nodes = new int[size];
        counts = new int[size / 2 + 1];
        shift = 64 - BitOperations.Log2((uint)size);
    }

    /// <summary>Number of nodes with the root: ids are below it.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>A number per node, 0 at first, for the caller to use.</summary>
    public Span<int> Counts => counts.AsSpan(0, Count);

    /// <summary>The node one token further; created when new.</summary>
    public int Child(int node, int token)
    {
        var key = Key(node, token);
        var slot = Slot(key);
        if (keys[slot] != 0)
        {
            return nodes[slot];
        }
        if (2 * Count >= keys.Length)
        {
            Grow();
            slot = Slot(key);
        }
        keys[slot] = key;
        return nodes[slot] = Count++;
    }

    /// <summary>The node one token further, or -1 when that n-gram was never added.</summary>
    public int Find(int node, int token)
    {
        var slot = Slot(Key(node, token));
        return keys[slot] == 0 ? -1 : nodes[slot];
    }

    /// <summary>Adds all n-grams up to an order and counts them in <see cref="Counts"/>.</summary>
    public void Add(ReadOnlySpan<int> tokens, int order)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var node = 0;
            var last = Math.Min(tokens.Length, i + order);
            for (var j = i; j < last; j++)
            {
                node = Child(node, tokens[j]);
                counts[node]++;
            }
        }
    }

    /// <summary>
    /// Matches the n-grams of a text with the counted ones, each at most as often as it was counted (clipping), and uses the
    /// counts up. Adds the number of matches of order n to <c>matches[n-1]</c>. Token -1 stands for one that is nowhere else.
    /// </summary>
    public void TakeMatches(ReadOnlySpan<int> tokens, Span<long> matches)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var node = 0;
            for (var n = 0; n < matches.Length && i + n < tokens.Length && tokens[i + n] >= 0; n++)
            {
                node = Find(node, tokens[i + n]);
                if (node < 0)
                {
                    break;
                }
                if (counts[node] > 0)
                {
                    counts[node]--;
                    matches[n]++;
                }
            }
        }
    }

    /// <summary>Forgets all n-grams and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(keys);
        Counts.Clear();
        Count = 1;
    }

    private static ulong Key(int node, int token) => ((ulong)(uint)node << 32 | (uint)token) + 1;

    private int Slot(ulong key)
    {
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> shift);
        while (keys[slot] != 0 && keys[slot] != key)
        {
            slot = (slot + 1) & (keys.Length - 1);
        }
        return slot;
    }

    private void Grow()
    {
        var (oldKeys, oldNodes) = (keys, nodes);
        keys = new ulong[2 * oldKeys.Length];
        nodes = new int[keys.Length];
        Array.Resize(ref counts, keys.Length / 2 + 1);
        shift--;
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] != 0)
            {
                var slot = Slot(oldKeys[i]);
                (keys[slot], nodes[slot]) = (oldKeys[i], oldNodes[i]);
            }
        }
    }
}
