using PersonaNotebooks.Imitation.Loop;

namespace PersonaNotebooks.Imitation.Studies;

/// <summary>The feedback strategies of the original under the names of its tables.</summary>
public static class OriginalStrategies
{
    /// <summary>In the order of the published table.</summary>
    public static IReadOnlyList<(string Name, Strategy Strategy)> All { get; } =
    [
        ("all", Strategy.All),
        ("BERTScore", Strategy.BertScore),
        ("BLEU", Strategy.Bleu),
        ("perplexity", Strategy.Perplexity),
        ("ROUGE", Strategy.Rouge),
    ];
}
