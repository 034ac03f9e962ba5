namespace PersonaNotebooks.Surveys;

/// <summary>One answer that a question offers. Answers are kept by <see cref="Id"/>, never by the letter they were shown under.</summary>
/// <param name="Id">A short name, unique within the question, such as <c>harris</c>.</param>
/// <param name="Stance">The answer as it is shown.</param>
/// <param name="Lean">Which way it leans, by our own coding.</param>
public sealed record AnswerOption(string Id, string Stance, Lean Lean = Lean.None);
