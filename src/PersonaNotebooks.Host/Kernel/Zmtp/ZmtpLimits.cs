namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>What a peer may ask of a socket.</summary>
/// <param name="MessageBytes">Most bytes of all frames of a message together.</param>
/// <param name="Frames">Most frames of a message.</param>
/// <param name="Connections">Most connections at once; further ones are closed at once.</param>
/// <param name="QueuedBytes">Most bytes that wait to be sent to a peer; one that has more to read is disconnected.</param>
/// <param name="Handshake">How long a peer may take for each step of introducing itself.</param>
/// <param name="Reading">How long a peer may read nothing of what waits for it before it is disconnected.</param>
public sealed record ZmtpLimits(
    int MessageBytes,
    int Frames,
    int Connections,
    long QueuedBytes,
    TimeSpan Handshake,
    TimeSpan Reading
)
{
    /// <summary>Most bytes of a command, whatever the socket.</summary>
    public const int CommandBytes = 8 << 10;

    /// <summary>For sockets that take requests.</summary>
    public static ZmtpLimits Requests { get; } =
        new(64 << 20, 256, 250, 128L << 20, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));

    /// <summary>For sockets that take subscriptions or heartbeats, which are small.</summary>
    public static ZmtpLimits Small { get; } =
        Requests with
        {
            MessageBytes = CommandBytes,
            Frames = 16,
            QueuedBytes = 32L << 20,
        };
}
