namespace PersonaNotebooks.Models.Store;

/// <summary>What came of asking for the right to make a call.</summary>
internal enum ClaimResult
{
    /// <summary>This store instance makes the call.</summary>
    Granted,

    /// <summary>The answer has arrived meanwhile.</summary>
    Answered,

    /// <summary>Another live process is making the call.</summary>
    Held,
}
