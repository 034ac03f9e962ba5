namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>A PUB: sends each message to the peers that subscribed to a prefix of its first frame.</summary>
/// <param name="endpoint">Where it is bound.</param>
/// <param name="log">Told of peers that break the protocol.</param>
/// <param name="subscribed">Gives the message that welcomes a new subscription, in frames.</param>
public sealed class PublisherSocket(
    ZmtpEndpoint endpoint,
    KernelLog log,
    Func<byte[], IReadOnlyList<byte[]>> subscribed
) : ZmtpSocket(endpoint, ZmtpLimits.Small, log)
{
    private const int MostSubscriptions = 1000;

    private readonly Dictionary<ZmtpConnection, List<byte[]>> subscriptions = [];

    /// <inheritdoc/>
    protected override string Type => "PUB";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> PeerTypes { get; } = ["SUB", "XSUB"];

    /// <summary>Sends a message; its first frame is the topic.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        lock (subscriptions)
        {
            foreach (var (connection, topics) in subscriptions)
            {
                if (topics.Exists(topic => frames[0].AsSpan().StartsWith(topic)))
                {
                    connection.Send(frames);
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnOpened(ZmtpConnection connection)
    {
        lock (subscriptions)
        {
            subscriptions[connection] = [];
        }
    }

    /// <inheritdoc/>
    protected override void OnReceived(ZmtpConnection connection, ZmtpCommand? command, IReadOnlyList<byte[]> frames)
    {
        // ZMTP 3.1 subscribes by a command, 3.0 by a message that starts with 1 or 0.
        var (adds, topic) =
            command is not null ? (command.Name == "SUBSCRIBE", command.Body)
            : frames is [{ Length: > 0 } only] && only[0] <= 1 ? (only[0] == 1, only[1..])
            : throw new ZmtpException("a subscriber sent something else than a subscription");
        lock (subscriptions)
        {
            var topics = subscriptions[connection];
            if (!adds)
            {
                if (topics.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is >= 0 and var at)
                {
                    topics.RemoveAt(at);
                }
                return;
            }
            if (topics.Count == MostSubscriptions)
            {
                throw new ZmtpException("a subscriber has too many subscriptions");
            }
            topics.Add(topic);
            connection.Send(subscribed(topic));
        }
    }

    /// <inheritdoc/>
    protected override void OnClosed(ZmtpConnection connection)
    {
        lock (subscriptions)
        {
            subscriptions.Remove(connection);
        }
    }
}
