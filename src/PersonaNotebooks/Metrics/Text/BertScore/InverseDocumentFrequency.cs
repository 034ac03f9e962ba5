namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Weights that make rare tokens count more: ln((N + 1) / (df + 1)) over N documents, of which df hold the token (Zhang et al.
/// 2020, section 3, with plus-one smoothing). Taken over the references of a test set.
/// </summary>
public sealed class InverseDocumentFrequency
{
    private readonly Dictionary<string, int> frequencies = [];

    /// <summary>Counts in how many documents each token occurs.</summary>
    public InverseDocumentFrequency(IEnumerable<IReadOnlyCollection<string>> documents)
    {
        foreach (var document in documents)
        {
            Documents++;
            foreach (var token in document.Distinct())
            {
                frequencies[token] = frequencies.GetValueOrDefault(token) + 1;
            }
        }
    }

    /// <summary>How many documents were counted.</summary>
    public int Documents { get; }

    /// <summary>The weight of a token, 0 for one in every document, ln(N + 1) for one in none.</summary>
    public double this[string token] => Math.Log((Documents + 1.0) / (frequencies.GetValueOrDefault(token) + 1.0));

    /// <summary>The weights of a text's tokens, in order.</summary>
    public double[] Weights(IEnumerable<string> tokens) => [.. tokens.Select(t => this[t])];
}
