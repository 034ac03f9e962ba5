namespace PersonaNotebooks.Models;

/// <summary>Why a call to a model failed; decides whether it is tried again.</summary>
public enum CallFailure
{
    /// <summary>The server said no and will say no again (a 4xx other than 408 and 429): never retried.</summary>
    Refused,

    /// <summary>No connection could be made: retried for a few seconds only, so that a dead endpoint is told soon.</summary>
    Unreachable,

    /// <summary>408, 429 or a 5xx: retried, after Retry-After where the server gives one.</summary>
    Busy,

    /// <summary>No answer within the time limit: retried once, because each try takes the whole limit.</summary>
    TimedOut,

    /// <summary>The connection broke or the reply was cut off or not what the protocol says: retried.</summary>
    BrokenReply,

    /// <summary>The reply was larger than is read: never retried, because the next would be as large and paid for too.</summary>
    TooLarge,

    /// <summary>The client, or the work around it, threw an exception of its own: never retried.</summary>
    Faulted,
}
