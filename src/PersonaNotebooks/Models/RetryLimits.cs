namespace PersonaNotebooks.Models;

/// <summary>How often and how long a failed call is tried again.</summary>
public sealed record RetryLimits
{
    /// <summary>Tries in all, the first one included.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The pause after the first failure; it doubles each time, with a random part so that callers do not come back together.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>The longest pause that is chosen here.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest Retry-After that is waited for; a server that asks for more is a failure that says so.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an endpoint that takes no connection is tried at all, waiting for the throttle not counted, so that a dead one is told soon.</summary>
    public TimeSpan Unreachable { get; init; } = TimeSpan.FromSeconds(3);
}
