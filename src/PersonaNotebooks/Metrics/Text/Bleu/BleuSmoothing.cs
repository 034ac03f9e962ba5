namespace PersonaNotebooks.Metrics.Text;

/// <summary>What BLEU does where no n-gram of some order matches (Chen and Cherry 2014; names as in sacrebleu).</summary>
public enum BleuSmoothing
{
    /// <summary>The k-th order without a match counts 1/2^k matches (mteval-v13a). The default.</summary>
    Exponential,

    /// <summary>An order without a match counts a small number of matches, 0.1 unless stated.</summary>
    Floor,

    /// <summary>Orders from 2 on count k more matches and n-grams, 1 unless stated.</summary>
    AddK,

    /// <summary>An order without a match makes the score 0.</summary>
    None,
}
