using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>The Democratic share of the whole country, by four ways of weighting the same answers.</summary>
/// <param name="Who">A tier, a baseline, or <c>result</c>.</param>
/// <param name="States">Each state counts once: what a mean of states says.</param>
/// <param name="Adults">Each adult counts once: states by their adults.</param>
/// <param name="Citizens">Adults times their chance to be a citizen.</param>
/// <param name="Voters">Adults times their chance to have voted in 2020.</param>
public sealed record NationalRow(string Who, Estimate States, Estimate Adults, Estimate Citizens, Estimate Voters);
