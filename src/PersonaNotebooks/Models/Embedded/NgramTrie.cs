using System.Runtime.CompilerServices;

namespace PersonaNotebooks.Models.Embedded;

/// <summary>
/// A growing trie of n-grams: each node is one n-gram, its parent the n-gram without the last word, node 0 the empty one.
/// All edges lie in one open-addressing table keyed by (parent, word), so that a step costs about one cache miss.
/// Parents have smaller numbers than their children. Reading by several threads is safe once writing has ended.
/// </summary>
internal sealed class NgramTrie
{
    /// <summary>The empty n-gram.</summary>
    public const int Root = 0;

    private ulong[] keys;
    private int[] values;
    private int[] parents;
    private int[] words;

    /// <summary>Creates a trie with room for about so many n-grams before it first grows.</summary>
    public NgramTrie(int capacity)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(32, capacity * 2));
        keys = new ulong[size];
        values = new int[size];
        parents = new int[size / 2];
        words = new int[size / 2];
        Count = 1;
        words[Root] = -1;
    }

    /// <summary>How many n-grams there are, the empty one included.</summary>
    public int Count { get; private set; }

    /// <summary>The n-gram without its last word.</summary>
    public int Parent(int node) => parents[node];

    /// <summary>The n-gram's last word.</summary>
    public int Word(int node) => words[node];

    /// <summary>The n-gram that continues <paramref name="context"/> by a word, or -1.</summary>
    public int Find(int context, int word)
    {
        var key = Key(context, word);
        var mask = keys.Length - 1;
        for (var slot = Slot(key, mask); ; slot = (slot + 1) & mask)
        {
            var found = keys[slot];
            if (found == key)
            {
                return values[slot];
            }
            if (found == 0)
            {
                return -1;
            }
        }
    }

    /// <summary>The n-gram that continues <paramref name="context"/> by a word, added if it is new.</summary>
    public int GetOrAdd(int context, int word)
    {
        var key = Key(context, word);
        var mask = keys.Length - 1;
        var slot = Slot(key, mask);
        for (; keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (keys[slot] == key)
            {
                return values[slot];
            }
        }
        if (Count == parents.Length)
        {
            Grow();
            return GetOrAdd(context, word);
        }
        keys[slot] = key;
        values[slot] = Count;
        parents[Count] = context;
        words[Count] = word;
        return Count++;
    }

    // A word is at least 0, so that no key is 0, which marks a free slot.
    private static ulong Key(int context, int word) => ((ulong)(uint)context << 32) | ((uint)word + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ulong key, int mask)
    {
        var h = key * 0x9E3779B97F4A7C15;
        return (int)((h ^ (h >> 29)) >> 20) & mask;
    }

    private void Grow()
    {
        var size = keys.Length * 4;
        var mask = size - 1;
        var newKeys = new ulong[size];
        var newValues = new int[size];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
            {
                continue;
            }
            var slot = Slot(keys[i], mask);
            while (newKeys[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }
            newKeys[slot] = keys[i];
            newValues[slot] = values[i];
        }
        (keys, values) = (newKeys, newValues);
        Array.Resize(ref parents, size / 2);
        Array.Resize(ref words, size / 2);
    }
}
