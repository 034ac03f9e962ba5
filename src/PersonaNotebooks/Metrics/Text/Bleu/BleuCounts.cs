namespace PersonaNotebooks.Metrics.Text;

/// <summary>What BLEU is computed from. Counts of several sentences add up to those of a corpus.</summary>
public sealed class BleuCounts
{
    private readonly long[] matches;
    private readonly long[] totals;

    /// <summary>Zero counts for n-grams up to an order.</summary>
    public BleuCounts(int order)
    {
        matches = new long[order];
        totals = new long[order];
    }

    /// <summary>Clipped matches of order n, at index n-1.</summary>
    public ReadOnlySpan<long> Matches => matches;

    /// <summary>N-grams of order n in the hypotheses, at index n-1.</summary>
    public ReadOnlySpan<long> Totals => totals;

    /// <summary>Tokens in the hypotheses.</summary>
    public long SystemLength { get; private set; }

    /// <summary>Tokens in the closest references.</summary>
    public long ReferenceLength { get; private set; }

    /// <summary>Where matches are written while counting.</summary>
    internal Span<long> MatchesToFill => matches;

    /// <summary>Adds the counts of another sentence or corpus of the same order.</summary>
    public void Add(BleuCounts other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.matches.Length, matches.Length);
        for (var i = 0; i < matches.Length; i++)
        {
            matches[i] += other.matches[i];
            totals[i] += other.totals[i];
        }
        SystemLength += other.SystemLength;
        ReferenceLength += other.ReferenceLength;
    }

    /// <summary>Adds the lengths of one sentence, in tokens.</summary>
    internal void AddLengths(int system, int reference)
    {
        SystemLength += system;
        ReferenceLength += reference;
        for (var n = 1; n <= totals.Length; n++)
        {
            totals[n - 1] += Math.Max(0, system - n + 1);
        }
    }
}
