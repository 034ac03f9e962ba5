namespace PersonaNotebooks.Simulacra;

/// <summary>How much a paragraph of a story asks to be expanded.</summary>
/// <param name="Importance">Cosine with the summary of the whole story: what the life turns on.</param>
/// <param name="Terseness">Cosine with its own summary: a text that is already terse has room to grow. The paper's "elaborateness" code.</param>
/// <param name="Distinctness">Mean of 1 - cosine with every paragraph, itself included: what is told nowhere else. The paper's "redundancy" code.</param>
public readonly record struct ParagraphScore(double Importance, double Terseness, double Distinctness)
{
    /// <summary>80 importance + 100 terseness + 120 distinctness (Xie et al. 2025, the public code).</summary>
    public double Total => 80 * Importance + 100 * Terseness + 120 * Distinctness;
}
