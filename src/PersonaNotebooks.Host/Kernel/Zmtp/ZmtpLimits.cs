namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>What a peer may ask of a socket.</summary>
/// <param name="MessageBytes">Most bytes of all frames of a message together.</param>
/// <param name="Frames">Most frames of a message.</param>
/// <param name="Connections">Most connections at once; further ones are closed at once.</param>
/// <param name="QueuedBytes">Most bytes that wait to be sent to a peer; one that reads more slowly is disconnected.</param>
/// <param name="Handshake">How long a peer may take for each step of introducing itself.</param>
public sealed record ZmtpLimits(int MessageBytes, int Frames, int Connections, long QueuedBytes, TimeSpan Handshake)
{
    /// <summary>For sockets that take requests.</summary>
    public static ZmtpLimits Requests { get; } = new(64 << 20, 256, 1000, 256L << 20, TimeSpan.FromSeconds(10));

    /// <summary>For sockets that take subscriptions or heartbeats, which are small.</summary>
    public static ZmtpLimits Small { get; } = Requests with { MessageBytes = 1 << 16, Frames = 16 };
}
