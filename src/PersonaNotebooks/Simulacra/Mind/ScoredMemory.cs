namespace PersonaNotebooks.Simulacra;

/// <summary>A memory that was found, and how well it fits; scores of different retrievers are not comparable.</summary>
/// <param name="Memory">The memory.</param>
/// <param name="Score">Higher fits better.</param>
public sealed record ScoredMemory(Memory Memory, double Score);
