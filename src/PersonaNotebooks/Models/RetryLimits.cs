namespace PersonaNotebooks.Models;

/// <summary>How often and how long a failed call is tried again.</summary>
public sealed record RetryLimits
{
    /// <summary>Tries in all, the first one included.</summary>
    public int Tries { get; init; } = 5;

    /// <summary>The pause after the first failure; it doubles each time, with a random part so that callers do not come back together.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>The longest pause, also for a Retry-After that asks for more.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an endpoint that takes no connection is tried at all, so that a dead one is told soon.</summary>
    public TimeSpan Unreachable { get; init; } = TimeSpan.FromSeconds(3);
}
