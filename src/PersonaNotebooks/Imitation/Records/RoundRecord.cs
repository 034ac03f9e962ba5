namespace PersonaNotebooks.Imitation.Records;

/// <summary>What a round did: a line of the user's record file.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="User">The user.</param>
/// <param name="Round">The round's true number, from 1.</param>
/// <param name="Event">What came of the round's persona.</param>
/// <param name="Persona">The id of the persona tried; that of the best so far when none was tried.</param>
/// <param name="Text">The persona's text.</param>
/// <param name="Score">Its mean objective on the round's development items; null when it was not tried.</param>
/// <param name="Best">The id of the best persona after the round.</param>
/// <param name="BestScore">The mean objective on the same items of the best persona before the round; null in the first round and under the original's rule.</param>
/// <param name="Items">Items of the round.</param>
/// <param name="Reflection">What the reflection that led to this persona said.</param>
/// <param name="Fault">Why the reflection could not be read.</param>
public sealed record RoundRecord(
    string Run,
    string User,
    int Round,
    RoundEvent Event,
    string Persona,
    string Text,
    double? Score,
    string Best,
    double? BestScore,
    int Items,
    string? Reflection,
    string? Fault
);
