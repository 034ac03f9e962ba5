namespace PersonaNotebooks.Metrics.Text;

/// <summary>Levenshtein distance, 64 cells of a column at a time (Myers 1999, in Hyyrö's 2003 form for whole texts).</summary>
internal static class MyersDistance
{
    /// <summary>The distance of two sequences of small non-negative ids.</summary>
    public static int Of(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        if (a.IsEmpty)
        {
            return b.Length;
        }
        var words = (a.Length + 63) / 64;
        var plus = new ulong[words];
        Array.Fill(plus, ulong.MaxValue);
        var minus = new ulong[words];
        OccurrenceMasks masks = new(a);
        var distance = a.Length;
        foreach (var id in b)
        {
            var mask = masks[id];
            var step = 1; // the row above the table grows by one per column
            for (var w = 0; w < words; w++)
            {
                var last = w == words - 1 ? (a.Length - 1) & 63 : 63;
                step = Advance(ref plus[w], ref minus[w], mask[w], step, last);
            }
            distance += step;
        }
        return distance;
    }

    // One block of a column: vertical steps of +1 and -1 as bits; takes the horizontal step above it, gives that at its last bit.
    private static int Advance(ref ulong plus, ref ulong minus, ulong equal, int step, int last)
    {
        var vertical = equal | minus;
        equal |= step < 0 ? 1ul : 0;
        var horizontal = (((equal & plus) + plus) ^ plus) | equal;
        var up = minus | ~(horizontal | plus);
        var down = plus & horizontal;
        var next = (int)(up >> last & 1) - (int)(down >> last & 1);
        up = up << 1 | (step > 0 ? 1ul : 0);
        down = down << 1 | (step < 0 ? 1ul : 0);
        plus = down | ~(vertical | up);
        minus = up & vertical;
        return next;
    }
}
