namespace PersonaNotebooks.Metrics.Text;

/// <summary>What chrF is computed from: per order, n-grams of the hypothesis, of the reference, and shared. Counts add up.</summary>
public sealed class ChrfCounts
{
    private readonly long[] values;

    /// <summary>Zero counts for so many orders (character orders first, then word orders).</summary>
    public ChrfCounts(int orders) => values = new long[3 * orders];

    /// <summary>N-grams of the hypothesis by order; 0 where the reference has none.</summary>
    public Span<long> Hypothesis => values.AsSpan(0, values.Length / 3);

    /// <summary>N-grams of the reference by order.</summary>
    public Span<long> Reference => values.AsSpan(values.Length / 3, values.Length / 3);

    /// <summary>Shared n-grams by order, clipped.</summary>
    public Span<long> Matches => values.AsSpan(2 * values.Length / 3);

    /// <summary>Adds the counts of another sentence or corpus.</summary>
    public void Add(ChrfCounts other)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += other.values[i];
        }
    }
}
