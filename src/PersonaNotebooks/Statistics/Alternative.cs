namespace PersonaNotebooks.Statistics;

/// <summary>Which differences count against the null hypothesis.</summary>
public enum Alternative
{
    /// <summary>Both directions.</summary>
    TwoSided,

    /// <summary>The first sample is smaller.</summary>
    Less,

    /// <summary>The first sample is larger.</summary>
    Greater,
}
