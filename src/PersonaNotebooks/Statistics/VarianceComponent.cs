namespace PersonaNotebooks.Statistics;

/// <summary>How much of the variance of single answers comes from one source.</summary>
/// <param name="Factors">The factors whose combination is meant: one for a main effect, several for an interaction, none for the draw.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the mean square.</param>
/// <param name="MeanSquare">The mean square of the analysis of variance.</param>
/// <param name="Variance">The variance; negative estimates, which a true value near zero gives, are kept as they are.</param>
public sealed record VarianceComponent(
    IReadOnlyList<string> Factors,
    int DegreesOfFreedom,
    double MeanSquare,
    double Variance
)
{
    /// <summary>For example <c>persona × wording</c>, or <c>draw</c>.</summary>
    public string Name => Factors.Count == 0 ? "draw" : string.Join(" × ", Factors);
}
