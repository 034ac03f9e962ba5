namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// For each id of a sequence, a bit vector of the positions where it occurs. A frequent id has its vector ready; that of a rare
/// one is written into a scratch vector when asked for. Both memory and the time of a look are linear in the sequence.
/// </summary>
internal sealed class OccurrenceMasks
{
    private readonly int[] first;
    private readonly int[] after;
    private readonly ulong[]?[] ready;
    private readonly ulong[] scratch;
    private int inScratch = -1;

    /// <summary>Indexes a sequence of small non-negative ids.</summary>
    public OccurrenceMasks(ReadOnlySpan<int> sequence)
    {
        var ids = 0;
        foreach (var id in sequence)
        {
            ids = Math.Max(ids, id + 1);
        }
        first = new int[ids];
        Array.Fill(first, -1);
        after = new int[sequence.Length];
        var counts = new int[ids];
        for (var i = sequence.Length - 1; i >= 0; i--)
        {
            after[i] = first[sequence[i]];
            first[sequence[i]] = i;
            counts[sequence[i]]++;
        }
        scratch = new ulong[(sequence.Length + 63) / 64];
        ready = new ulong[ids][];
        for (var id = 0; id < ids; id++)
        {
            if (counts[id] > scratch.Length)
            {
                Flip(id, ready[id] = new ulong[scratch.Length]);
            }
        }
    }

    /// <summary>The vector of an id; valid until the next call.</summary>
    public ReadOnlySpan<ulong> this[int id]
    {
        get
        {
            if (id < ready.Length && ready[id] is { } mask)
            {
                return mask;
            }
            Flip(inScratch, scratch);
            inScratch = id;
            Flip(id, scratch);
            return scratch;
        }
    }

    private void Flip(int id, ulong[] mask)
    {
        for (var at = id >= 0 && id < first.Length ? first[id] : -1; at >= 0; at = after[at])
        {
            mask[at >> 6] ^= 1ul << at;
        }
    }
}
