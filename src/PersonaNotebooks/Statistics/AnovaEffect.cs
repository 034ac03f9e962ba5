namespace PersonaNotebooks.Statistics;

/// <summary>One effect of a repeated-measures analysis of variance.</summary>
/// <param name="Name">The factor, or both factors joined by a times sign for their interaction.</param>
/// <param name="F">F statistic; NaN when neither effect nor error varies.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the effect.</param>
/// <param name="ErrorDegreesOfFreedom">Degrees of freedom of its error term.</param>
/// <param name="P">p-value that assumes sphericity.</param>
/// <param name="Epsilon">Greenhouse and Geisser's epsilon, from 1 / degrees of freedom (sphericity fails) to 1 (it holds).</param>
/// <param name="GreenhouseGeisserP">p-value with both degrees of freedom multiplied by epsilon.</param>
/// <param name="GeneralizedEtaSquared">Effect over effect plus all variation of subjects (Olejnik and Algina 2003), 0 to 1.</param>
/// <param name="PartialEtaSquared">Effect over effect plus its own error, 0 to 1.</param>
public sealed record AnovaEffect(
    string Name,
    double F,
    double DegreesOfFreedom,
    double ErrorDegreesOfFreedom,
    double P,
    double Epsilon,
    double GreenhouseGeisserP,
    double GeneralizedEtaSquared,
    double PartialEtaSquared
);
