namespace PersonaNotebooks.Imitation.Loop;

/// <summary>How far a run is.</summary>
/// <param name="Done">Rounds done, over all users.</param>
/// <param name="Of">Rounds at most, over all users; patience may end a user earlier.</param>
/// <param name="User">The user whose round has just ended.</param>
public sealed record RunProgress(int Done, int Of, string User);
