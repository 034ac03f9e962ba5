using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>How one tier, or a baseline, answers the questions on one subject beside people.</summary>
/// <param name="Who">The tier, or a baseline.</param>
/// <param name="IsBaseline">True for shares that no model gave.</param>
/// <param name="Subject">The subject; empty for all questions.</param>
/// <param name="Questions">How many questions.</param>
/// <param name="Alignment">Mean over the questions, 0 to 1, with the doubt of both sides.</param>
public sealed record SubjectRow(string Who, bool IsBaseline, string Subject, int Questions, Estimate Alignment);
