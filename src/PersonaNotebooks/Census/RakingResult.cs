namespace PersonaNotebooks.Census;

/// <summary>What raking gave and how far it got.</summary>
/// <param name="Weights">One per input cell or respondent: the fitted value.</param>
/// <param name="Iterations">Full cycles over all margins.</param>
/// <param name="Converged">True when every margin is within the tolerance.</param>
/// <param name="Margins">The remaining deviation of each margin.</param>
public sealed record RakingResult(double[] Weights, int Iterations, bool Converged, IReadOnlyList<MarginFit> Margins)
{
    /// <summary>The largest deviation over all margins, in the unit of the targets.</summary>
    public double MaxDeviation => Margins.Max(m => m.MaxDeviation);
}
