namespace PersonaNotebooks.Host.Scripting;

/// <summary>What the Enter key should do with a piece of code.</summary>
public enum Completeness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>It waits for more lines.</summary>
    Incomplete,

    /// <summary>It is wrong whatever follows.</summary>
    Invalid,
}
