namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Numbers tokens 0, 1, 2 … in the order of their first appearance, so that all later work compares integers. Exact: tokens
/// with equal hashes are compared character by character.
/// </summary>
internal sealed class TokenIds
{
    private readonly List<int> ends = [];
    private char[] chars = new char[256];
    private int[] hashes = new int[64];
    private int[] slots = new int[128];
    private int length;

    /// <summary>How many different tokens there are.</summary>
    public int Count => ends.Count;

    /// <summary>The id of a token; it gets the next free one when it is new.</summary>
    public int Add(ReadOnlySpan<char> token)
    {
        var hash = Hash(token);
        var slot = Slot(token, hash);
        if (slots[slot] != 0)
        {
            return slots[slot] - 1;
        }
        if (length + token.Length > chars.Length)
        {
            Array.Resize(ref chars, Math.Max(length + token.Length, 2 * chars.Length));
        }
        token.CopyTo(chars.AsSpan(length));
        length += token.Length;
        if (Count == hashes.Length)
        {
            Array.Resize(ref hashes, 2 * Count);
        }
        hashes[Count] = hash;
        ends.Add(length);
        slots[slot] = Count;
        if (2 * Count > slots.Length)
        {
            Rehash();
        }
        return Count - 1;
    }

    /// <summary>The id of a token, or -1 when it was never added.</summary>
    public int Find(ReadOnlySpan<char> token) => slots[Slot(token, Hash(token))] - 1;

    /// <summary>Forgets all tokens and keeps the memory for the next texts.</summary>
    public void Clear()
    {
        length = 0;
        ends.Clear();
        Array.Clear(slots);
    }

    private int Slot(ReadOnlySpan<char> token, int hash)
    {
        var mask = slots.Length - 1;
        var slot = hash & mask;
        while (slots[slot] != 0 && !(hashes[slots[slot] - 1] == hash && Text(slots[slot] - 1).SequenceEqual(token)))
        {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private ReadOnlySpan<char> Text(int id) => chars.AsSpan((id == 0 ? 0 : ends[id - 1])..ends[id]);

    private void Rehash()
    {
        slots = new int[2 * slots.Length];
        for (var id = 0; id < Count; id++)
        {
            var slot = hashes[id] & (slots.Length - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }
            slots[slot] = id + 1;
        }
    }

    private static int Hash(ReadOnlySpan<char> token)
    {
        var hash = 2166136261u;
        foreach (var c in token)
        {
            hash = (hash ^ c) * 16777619;
        }
        return (int)(hash ^ (hash >> 15));
    }
}
