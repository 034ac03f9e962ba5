namespace PersonaNotebooks.Mixtures;

/// <summary>A persona and an exemplar, by their places: one component of the mixture.</summary>
public readonly record struct Pair(int Persona, int Exemplar);
