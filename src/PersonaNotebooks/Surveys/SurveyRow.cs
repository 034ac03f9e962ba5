using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>How one tier, or the even-shares baseline, answers one question beside people.</summary>
/// <param name="Who">The tier; <c>uniform</c> for even shares.</param>
/// <param name="Question">The question.</param>
/// <param name="Alignment">0 to 1; the interval resamples simulated people and takes in the sampling error of people's shares.</param>
/// <param name="Dispersion">Spread of the answers by people's: below 1 the simulated are too much alike.</param>
/// <param name="Valid">Valid answers.</param>
/// <param name="Invalid">Share of what was asked that gave no readable answer.</param>
public sealed record SurveyRow(
    string Who,
    Question Question,
    Estimate Alignment,
    double Dispersion,
    int Valid,
    double Invalid
);
