namespace PersonaNotebooks.Simulacra;

/// <summary>A question whose answer stands in a known paragraph: it tests retrieval.</summary>
/// <param name="Question">As a person would ask.</param>
/// <param name="Paragraph">The paragraph that answers it, from 1.</param>
public sealed record RetrievalQuestion(string Question, int Paragraph);
