using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>One writer's personas of one tier before one respondent.</summary>
/// <param name="Writer">Who wrote the personas.</param>
/// <param name="Respondent">Who answered as them.</param>
/// <param name="Tier">The tier.</param>
/// <param name="Alignment">Mean over elections and states of 1 - |simulated - real share|.</param>
/// <param name="LeftShift">Mean over the same of simulated less real Democratic share.</param>
/// <param name="Valid">Valid answers.</param>
public sealed record CrossedCell(
    string Writer,
    string Respondent,
    string Tier,
    Estimate Alignment,
    Estimate LeftShift,
    int Valid
);
