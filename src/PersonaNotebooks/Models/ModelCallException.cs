namespace PersonaNotebooks.Models;

/// <summary>
/// A call to a model failed. The message is one sentence that names the endpoint and what to do, and never holds a key; it is
/// an <see cref="InputException"/>, so that the host shows it as it is. <see cref="Failure"/> says whether trying again can help.
/// </summary>
public sealed class ModelCallException : InputException
{
    /// <summary>Creates the exception.</summary>
    public ModelCallException(CallFailure failure, string message, Exception? cause = null)
        : base(message, cause!) => Failure = failure;

    /// <summary>What kind of failure it was.</summary>
    public CallFailure Failure { get; }

    /// <summary>The HTTP status, when the server gave one.</summary>
    public int? Status { get; init; }

    /// <summary>How long the try took on the wire, waiting for the throttle not counted; null when not known.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>How long the server asked us to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
