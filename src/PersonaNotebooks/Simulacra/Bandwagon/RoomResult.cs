namespace PersonaNotebooks.Simulacra;

/// <summary>One answer at one trial.</summary>
/// <param name="Subject">Who answered.</param>
/// <param name="Method">Method and ablation.</param>
/// <param name="Design">Who else was in the room.</param>
/// <param name="Draw">Which session, from 0.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Reply">What was said.</param>
/// <param name="Answer">What that is.</param>
public sealed record RoomResult(
    string Subject,
    string Method,
    RoomDesign Design,
    int Draw,
    RoomTrial Trial,
    string Reply,
    RoomAnswer Answer
);
