namespace PersonaNotebooks.Simulacra;

/// <summary>How a character answered an item.</summary>
/// <param name="Turn">The trace; its reply is null when options were scored instead of written.</param>
/// <param name="Answer">What was read or chosen.</param>
public sealed record ItemReply(Turn Turn, ReadAnswer Answer);
