namespace PersonaNotebooks.Models;

/// <summary>Why a call to a model failed; decides whether it is tried again.</summary>
public enum CallFailure
{
    /// <summary>The server said no and will say no again (a 4xx other than 408 and 429): never retried.</summary>
    Refused,

    /// <summary>No connection could be made: retried for a few seconds only, so that a dead endpoint is told soon.</summary>
    Unreachable,

    /// <summary>408, 429, a 5xx, or no answer in time: retried, after Retry-After where the server gives one.</summary>
    Busy,

    /// <summary>The connection broke or the reply was cut off, too large or not what the protocol says: retried.</summary>
    BrokenReply,
}
