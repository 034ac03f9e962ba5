namespace PersonaNotebooks.Models;

/// <summary>How fast a model may be asked.</summary>
public sealed record ThrottleLimits
{
    /// <summary>The most calls in flight at a time.</summary>
    public int InFlight { get; init; } = 16;

    /// <summary>The most requests a minute, tries included; null for no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>The most tokens a minute, read and written, by a rough estimate before the call; null for no limit.</summary>
    public int? TokensPerMinute { get; init; }
}
