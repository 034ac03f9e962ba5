namespace PersonaNotebooks.Simulacra;

/// <summary>One judgement: which of three lines is as long as the standard.</summary>
/// <param name="Number">From 1 to 18.</param>
/// <param name="Standard">The standard's length in inches.</param>
/// <param name="Lines">The three lines' lengths in inches.</param>
/// <param name="Correct">The line that fits, 1 to 3.</param>
/// <param name="Majority">The line that the others name.</param>
public sealed record RoomTrial(int Number, double Standard, IReadOnlyList<double> Lines, int Correct, int Majority)
{
    /// <summary>Whether the others are wrong.</summary>
    public bool Critical => Majority != Correct;
}
