namespace PersonaNotebooks.Personas;

/// <summary>Which rule of a persona table was broken.</summary>
public enum TableFaultKind
{
    /// <summary>The reply is no table at all.</summary>
    Unread,

    /// <summary>A field is not there.</summary>
    Missing,

    /// <summary>A value is not in the closed list or not within the bounds.</summary>
    OutOfList,

    /// <summary>A demographic fact that was given was written differently.</summary>
    Altered,
}
