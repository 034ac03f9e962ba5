namespace PersonaNotebooks.Census;

/// <summary>
/// Draws from a fixed discrete distribution in constant time: Walker's alias method as built by Vose (1991). Building is linear
/// in the number of outcomes. Safe for several threads: drawing changes only the caller's stream.
/// </summary>
public sealed class AliasTable
{
    private readonly double[] keep;
    private readonly int[] alias;

    /// <summary>Prepares the table.</summary>
    /// <param name="weights">Non-negative, at least one positive; they need not sum to one.</param>
    /// <exception cref="InputException">A weight is negative or not finite, or all are zero.</exception>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        foreach (var w in weights)
        {
            total += w >= 0 ? w : double.NaN;
        }
        if (!double.IsFinite(total) || total <= 0)
        {
            throw new InputException(
                "Nothing can be drawn: the weights must be finite, not negative, and not all zero."
            );
        }
        keep = new double[weights.Length];
        alias = new int[weights.Length];
        Stack<int> small = [],
            large = [];
        for (var i = 0; i < weights.Length; i++)
        {
            alias[i] = i;
            keep[i] = weights[i] / total * weights.Length;
            (keep[i] < 1 ? small : large).Push(i);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (s, l) = (small.Pop(), large.Pop());
            alias[s] = l;
            keep[l] -= 1 - keep[s];
            (keep[l] < 1 ? small : large).Push(l);
        }
        // What is left over differs from one only by rounding, except an outcome of weight zero, which must never be drawn.
        var heaviest = 0;
        for (var i = 1; i < weights.Length; i++)
        {
            heaviest = weights[i] > weights[heaviest] ? i : heaviest;
        }
        foreach (var i in small.Concat(large))
        {
            (keep[i], alias[i]) = weights[i] > 0 ? (1, i) : (0, heaviest);
        }
    }

    /// <summary>Draws an outcome's position.</summary>
    public int Draw(RandomStream stream)
    {
        var i = stream.Next(keep.Length);
        return stream.NextDouble() < keep[i] ? i : alias[i];
    }
}
