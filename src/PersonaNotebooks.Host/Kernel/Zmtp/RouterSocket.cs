namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>
/// A ROUTER: takes messages from many peers and answers each by its identity. Of two peers with one identity the later one gets
/// the answers, since it is the same client that came back.
/// </summary>
/// <param name="endpoint">Where it is bound.</param>
/// <param name="log">Told of peers that break the protocol.</param>
/// <param name="budget">Bounds the long messages of all peers.</param>
/// <param name="received">Given the peer's identity and the frames, on a thread of the peer; must not block for long.</param>
public sealed class RouterSocket(
    ZmtpEndpoint endpoint,
    KernelLog log,
    ByteBudget budget,
    Action<byte[], IReadOnlyList<byte[]>> received
) : ZmtpSocket(endpoint, ZmtpLimits.Requests, log, budget)
{
    private readonly Dictionary<string, ZmtpConnection> byIdentity = [];
    private readonly Dictionary<ZmtpConnection, byte[]> identities = [];
    private int unnamed;

    /// <inheritdoc/>
    protected override string Type => "ROUTER";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> PeerTypes { get; } = ["DEALER", "REQ", "ROUTER"];

    /// <summary>Sends to the peer of that identity; a peer that is gone gets nothing, as in ZeroMQ.</summary>
    public void Send(byte[] identity, IReadOnlyList<byte[]> frames)
    {
        ZmtpConnection? connection;
        lock (byIdentity)
        {
            byIdentity.TryGetValue(Convert.ToHexString(identity), out connection);
        }
        connection?.Send(frames);
    }

    /// <inheritdoc/>
    protected override void OnOpened(ZmtpConnection connection)
    {
        // An identity that starts with a zero byte is never a peer's own.
        var identity =
            connection.Identity is { Length: > 0 } own && own[0] != 0
                ? own
                : [0, .. BitConverter.GetBytes(Interlocked.Increment(ref unnamed))];
        lock (byIdentity)
        {
            identities[connection] = identity;
            byIdentity[Convert.ToHexString(identity)] = connection;
        }
    }

    /// <inheritdoc/>
    protected override void OnReceived(ZmtpConnection connection, ZmtpCommand? command, IReadOnlyList<byte[]> frames)
    {
        if (command is not null)
        {
            throw new ZmtpException("a subscription came to a router");
        }
        byte[] identity;
        lock (byIdentity)
        {
            identity = identities[connection];
        }
        received(identity, frames);
    }

    /// <inheritdoc/>
    protected override void OnClosed(ZmtpConnection connection)
    {
        lock (byIdentity)
        {
            identities.Remove(connection, out var identity);
            var key = Convert.ToHexString(identity!);
            if (byIdentity.GetValueOrDefault(key) == connection)
            {
                byIdentity.Remove(key);
            }
        }
    }
}
