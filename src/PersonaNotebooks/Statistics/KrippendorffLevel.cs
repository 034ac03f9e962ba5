namespace PersonaNotebooks.Statistics;

/// <summary>What the values of a rating mean, for Krippendorff's alpha.</summary>
public enum KrippendorffLevel
{
    /// <summary>Names without an order.</summary>
    Nominal,

    /// <summary>An order without distances.</summary>
    Ordinal,

    /// <summary>Numbers with distances.</summary>
    Interval,

    /// <summary>Numbers with distances and a true zero, all of 0 or more.</summary>
    Ratio,
}
