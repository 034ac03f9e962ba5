namespace PersonaNotebooks.Host.Scoring;

/// <summary>One line of an input of <c>persona score</c>.</summary>
/// <param name="Id">The id as JSON, so that it goes out as it came in.</param>
/// <param name="Prediction">The text to score.</param>
/// <param name="References">Texts to compare with; empty where the line has none. A null among them is left out.</param>
public sealed record ScoreLine(string Id, string Prediction, IReadOnlyList<string> References);
