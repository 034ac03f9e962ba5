using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>One line of a comparison of predictions of one election.</summary>
/// <param name="Name">A tier, or a baseline.</param>
/// <param name="IsBaseline">True for a prediction that asks no model.</param>
/// <param name="Shares">Democratic two-party share by postal code.</param>
/// <param name="Errors">Beside the result.</param>
/// <param name="Alignment">Mean over states of 1 - |share - result|; with an interval for simulated answers and a range for coins.</param>
/// <param name="Error">
/// Root mean square error over states, with the noise of sampling people taken out (<see cref="StateNoise"/>); null with fewer than two people in a state.
/// </param>
/// <param name="Drift">Mean of share - result over states; with an interval for simulated answers and a range for coins.</param>
/// <param name="Invalid">Share of what was asked that gave no readable answer; 0 for baselines.</param>
public sealed record ElectionRow(
    string Name,
    bool IsBaseline,
    IReadOnlyDictionary<string, double> Shares,
    StateErrors Errors,
    Estimate Alignment,
    Estimate? Error,
    Estimate Drift,
    double Invalid
);
