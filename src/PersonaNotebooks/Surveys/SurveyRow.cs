using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>How one tier, or a baseline, answers one question beside people.</summary>
/// <param name="Who">The tier, or a baseline of <see cref="Baselines.SurveyBaselines"/>.</param>
/// <param name="IsBaseline">True for shares that no model gave.</param>
/// <param name="Question">The question.</param>
/// <param name="Alignment">0 to 1; the interval resamples simulated people and takes in the sampling error of people's shares.</param>
/// <param name="Dispersion">
/// Spread of the answers by people's (standard deviation on a scale, else entropy): below 1 the simulated are too much alike. The interval is made alike.
/// </param>
/// <param name="Valid">Valid answers.</param>
/// <param name="Invalid">Share of what was asked that gave no readable answer.</param>
public sealed record SurveyRow(
    string Who,
    bool IsBaseline,
    Question Question,
    Estimate Alignment,
    Estimate Dispersion,
    int Valid,
    double Invalid
);
