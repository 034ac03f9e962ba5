namespace PersonaNotebooks.Mixtures;

/// <summary>A pair that a record is scored with.</summary>
/// <param name="Pair">Which pair.</param>
/// <param name="LogShare">Logarithm of its weight in the estimate of the record's likelihood; the chosen pairs' weights sum to one.</param>
internal readonly record struct ChosenPair(Pair Pair, double LogShare);
