namespace PersonaNotebooks.Metrics.Text;

/// <summary>For each id of a sequence, the positions where it occurs, in order.</summary>
internal readonly ref struct OccurrenceLists
{
    private readonly int[] first;
    private readonly int[] after;

    /// <summary>Links the positions of equal ids; ids are small and not negative.</summary>
    public OccurrenceLists(ReadOnlySpan<int> sequence)
    {
        var ids = 0;
        foreach (var id in sequence)
        {
            ids = Math.Max(ids, id + 1);
        }
        first = new int[ids];
        Array.Fill(first, -1);
        after = new int[sequence.Length];
        for (var i = sequence.Length - 1; i >= 0; i--)
        {
            after[i] = first[sequence[i]];
            first[sequence[i]] = i;
        }
    }

    /// <summary>The first position of an id, or -1.</summary>
    public int First(int id) => id < first.Length ? first[id] : -1;

    /// <summary>The next position of the id at a position, or -1.</summary>
    public int After(int position) => after[position];
}
