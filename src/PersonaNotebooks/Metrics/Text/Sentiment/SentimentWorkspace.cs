namespace PersonaNotebooks.Metrics.Text;

/// <summary>The words of a text and their valences.</summary>
internal sealed class SentimentWorkspace : IWorkspace
{
    /// <summary>The words in order.</summary>
    public List<SentimentWord> Words { get; } = [];

    /// <summary>A valence for each word.</summary>
    public List<double> Valences { get; } = [];

    /// <inheritdoc/>
    public bool IsLarge => Words.Count > 10_000;

    /// <inheritdoc/>
    public void Clear()
    {
        Words.Clear();
        Valences.Clear();
    }
}
