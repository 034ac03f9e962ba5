using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Mixtures;

/// <summary>Personas written for clusters. Read them before use: a model's description may carry its prejudices.</summary>
/// <param name="Personas">The personas, that of the largest cluster first.</param>
/// <param name="Sizes">How many records each cluster has.</param>
/// <param name="Unreadable">Clusters that the model gave no readable description of; these have their keywords instead.</param>
public sealed record SynthesisResult(IReadOnlyList<Persona> Personas, IReadOnlyList<int> Sizes, int Unreadable);
