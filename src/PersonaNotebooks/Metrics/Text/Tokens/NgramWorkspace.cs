namespace PersonaNotebooks.Metrics.Text;

/// <summary>What comparing two texts by n-grams needs: tokens, their ids, and counted n-grams.</summary>
internal sealed class NgramWorkspace : IWorkspace
{
    private int[] ids = new int[64];

    /// <summary>The tokens of the text at hand.</summary>
    public TokenBuffer Tokens { get; } = new();

    /// <summary>Ids of all tokens so far.</summary>
    public TokenIds Ids { get; } = new();

    /// <summary>Counted n-grams.</summary>
    public NgramTable Ngrams { get; } = new();

    /// <inheritdoc/>
    public bool IsLarge => Ids.Count > 1000 || Ngrams.Count > 10_000;

    /// <summary>The ids of <see cref="Tokens"/>, new ones added; valid until the next call.</summary>
    public ReadOnlySpan<int> AddedIds()
    {
        var target = Room();
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = Ids.Add(Tokens[i]);
        }
        return target;
    }

    /// <summary>The ids of <see cref="Tokens"/>, -1 for those never added; valid until the next call.</summary>
    public ReadOnlySpan<int> KnownIds()
    {
        var target = Room();
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = Ids.Find(Tokens[i]);
        }
        return target;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        Tokens.Clear();
        Ids.Clear();
        Ngrams.Clear();
    }

    private Span<int> Room()
    {
        if (ids.Length < Tokens.Count)
        {
            ids = new int[Math.Max(Tokens.Count, 2 * ids.Length)];
        }
        return ids.AsSpan(0, Tokens.Count);
    }
}
