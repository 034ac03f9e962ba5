namespace PersonaNotebooks.Mixtures;

/// <summary>How the M pairs are chosen that a training record is scored with.</summary>
public enum PairRule
{
    /// <summary>
    /// Drawn without replacement by their joint weight, which is the Gumbel top-M; with at least as many pairs as personas, each persona
    /// has its share of the pairs and its exemplars are drawn by its exemplar gate. What was left out is corrected for
    /// by the chance of being drawn (Kool, van Hoof and Welling 2019, equation 15), so any pair can win and the weights of all pairs are learned.
    /// </summary>
    Drawn,

    /// <summary>
    /// The M heaviest, weights renormalised over them: the paper's sparse gate. Some of the M may be drawn instead, so that
    /// pairs which were not chosen can still win.
    /// </summary>
    Top,
}
