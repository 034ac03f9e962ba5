using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>One point of a curve over rounds.</summary>
/// <param name="Round">The round's true number.</param>
/// <param name="Value">Mean over users, with an interval over users; without one where a single user is left.</param>
/// <param name="Users">Users who have the round: printed in every cell, since curves of changing users mislead.</param>
public sealed record RoundPoint(int Round, Estimate Value, int Users);
