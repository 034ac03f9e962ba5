namespace PersonaNotebooks.Metrics.Text;

/// <summary>Three readings of Porter's algorithm that are in use.</summary>
public enum PorterVariant
{
    /// <summary>As published (Porter 1980).</summary>
    Original,

    /// <summary>With Martin Porter's own later changes: <c>bli</c>, <c>logi</c>, and words of up to two letters kept.</summary>
    Martin,

    /// <summary>NLTK's extensions on top, which rouge_score uses: irregular words, <c>ies</c>, <c>ied</c>, <c>alli</c>, <c>fulli</c>, final y.</summary>
    Nltk,
}
