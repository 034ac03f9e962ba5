using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>What the rule "first round against best round" makes of tables of nothing but noise.</summary>
/// <param name="Spread">The standard deviation that was assumed, in points of the score.</param>
/// <param name="Reaches">Share of the tables in which the rule claims the published gain or more, with Wilson's interval.</param>
/// <param name="Claim">The mean gain that the rule claims, and the middle 95 % of the tables.</param>
/// <param name="PairedAbove">
/// Share of the tables in which the 95 % interval of late less early rounds, paired over users, lies above zero: about 0.025 where it keeps its level.
/// </param>
public sealed record NoiseOfRounds(double Spread, Estimate Reaches, Estimate Claim, Estimate PairedAbove);
