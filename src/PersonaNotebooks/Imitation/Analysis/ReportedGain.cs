namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>A gain as a line of a report on several measures.</summary>
/// <param name="Measure">The measure's name.</param>
/// <param name="Gain">The gain.</param>
/// <param name="P">The p-value of the primary measure as it is, of the others after Holm.</param>
/// <param name="IsImprovement">Whether the report claims an improvement in this measure.</param>
public sealed record ReportedGain(string Measure, PairedGain Gain, double P, bool IsImprovement);
