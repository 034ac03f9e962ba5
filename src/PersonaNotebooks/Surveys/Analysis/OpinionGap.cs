using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>How far apart two groups of simulated people answer, by how far the same groups of people do.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="One">A category of people, such as <c>female</c>.</param>
/// <param name="Other">The category it is compared with.</param>
/// <param name="Questions">Over how many ordered questions.</param>
/// <param name="Ratio">1 is people's gaps, 0 none, above 1 caricatures, below 0 the wrong way round.</param>
public sealed record OpinionGap(string Tier, string One, string Other, int Questions, Estimate Ratio);
