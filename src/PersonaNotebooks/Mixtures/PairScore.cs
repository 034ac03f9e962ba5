namespace PersonaNotebooks.Mixtures;

/// <summary>What a score is of.</summary>
/// <param name="Target">Place of the record whose text is scored.</param>
/// <param name="Pair">What stands before it.</param>
/// <param name="Temperature">The temperature it is scored at.</param>
internal readonly record struct PairScore(int Target, Pair Pair, double Temperature);
