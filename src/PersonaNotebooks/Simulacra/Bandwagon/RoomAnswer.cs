namespace PersonaNotebooks.Simulacra;

/// <summary>What an answer at a trial is.</summary>
public enum RoomAnswer
{
    /// <summary>The line that fits.</summary>
    Correct,

    /// <summary>The wrong line that the others named; in the control the one that they would have named.</summary>
    MajorityError,

    /// <summary>The other wrong line; on a neutral trial either wrong line.</summary>
    OtherError,

    /// <summary>No marked line from 1 to 3.</summary>
    Unparsed,
}
