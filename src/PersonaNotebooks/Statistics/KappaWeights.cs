namespace PersonaNotebooks.Statistics;

/// <summary>How much a disagreement between two categories counts in Cohen's kappa.</summary>
public enum KappaWeights
{
    /// <summary>Every disagreement counts alike.</summary>
    None,

    /// <summary>By the distance between the places of the categories.</summary>
    Linear,

    /// <summary>By the square of that distance.</summary>
    Quadratic,
}
