namespace PersonaNotebooks.Census.Calibration;

/// <summary>What calibration by rules left.</summary>
/// <param name="Kept">The people who can be, in their order.</param>
/// <param name="Weights">One weight each.</param>
/// <param name="Dropped">How many people each rule dropped; a person counts for the first rule that it breaks.</param>
/// <param name="Acceptance">The share of people kept, 0 to 1.</param>
/// <param name="DesignEffect">Kish's: by how much the weights widen the variance of a mean.</param>
/// <param name="MarginsHold">Whether all margins were reached.</param>
/// <param name="Margins">What is left of each margin's deviation, in its own unit.</param>
public sealed record RuleResult(
    IReadOnlyList<Adult> Kept,
    IReadOnlyList<double> Weights,
    IReadOnlyDictionary<string, int> Dropped,
    double Acceptance,
    double DesignEffect,
    bool MarginsHold,
    IReadOnlyList<MarginFit> Margins
);
