namespace PersonaNotebooks.Census;

/// <summary>Pearson's chi-square of a sample against published shares.</summary>
/// <param name="Statistic">The sum of squared differences over expected counts.</param>
/// <param name="DegreesOfFreedom">Tested categories less one in each group.</param>
/// <param name="P">The chance of a statistic as large when the sample comes from the shares.</param>
public sealed record ChiSquareTest(double Statistic, int DegreesOfFreedom, double P);
