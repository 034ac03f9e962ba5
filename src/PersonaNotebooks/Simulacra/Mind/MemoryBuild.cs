namespace PersonaNotebooks.Simulacra;

/// <summary>How far the building of a memory has come.</summary>
/// <param name="Done">Memories built in this run.</param>
/// <param name="Kept">Memories that were there and fit.</param>
/// <param name="Total">Memories that the story asks for.</param>
/// <param name="TooLong">Parts that stayed over their limit of words after a second try.</param>
public sealed record MemoryBuild(int Done, int Kept, int Total, int TooLong);
