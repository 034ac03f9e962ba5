namespace PersonaNotebooks.Models.OpenAi;

/// <summary>How long and how much an HTTP endpoint may answer.</summary>
public sealed record EndpointLimits
{
    /// <summary>The longest wait for a connection; short, so that a dead endpoint is told within five seconds.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The longest wait for a whole answer; models on a CPU may need minutes.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest reply that is read, in bytes.</summary>
    public int ReplyBytes { get; init; } = 16 * 1024 * 1024;
}
