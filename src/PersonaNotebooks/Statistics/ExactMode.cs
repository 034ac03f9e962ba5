namespace PersonaNotebooks.Statistics;

/// <summary>How the p-value of a rank test is found.</summary>
public enum ExactMode
{
    /// <summary>Exact for small samples without ties, else approximate.</summary>
    Auto,

    /// <summary>By counting; refuses samples for which counting does not hold.</summary>
    Exact,

    /// <summary>By the normal distribution with a correction for ties.</summary>
    Approximate,
}
