namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>A PUB: sends each message to the peers that subscribed to a prefix of its first frame.</summary>
/// <param name="endpoint">Where it is bound.</param>
/// <param name="log">Told of peers that break the protocol.</param>
/// <param name="budget">Bounds the long messages of all peers.</param>
/// <param name="subscribed">Gives the message that welcomes a new subscription, in frames.</param>
public sealed class PublisherSocket(
    ZmtpEndpoint endpoint,
    KernelLog log,
    ByteBudget budget,
    Func<byte[], IReadOnlyList<byte[]>> subscribed
) : ZmtpSocket(endpoint, ZmtpLimits.Small, log, budget)
{
    private const int MostSubscriptions = 100;
    private const int MostTopicBytes = 1 << 16;
    private const long FarBehind = 8L << 20;

    private readonly Dictionary<ZmtpConnection, List<byte[]>> subscriptions = [];
    private volatile ZmtpConnection[] subscribers = [];

    /// <inheritdoc/>
    protected override string Type => "PUB";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> PeerTypes { get; } = ["SUB", "XSUB"];

    /// <summary>Whether a peer has much to read before what is sent next. Takes no lock.</summary>
    public bool IsBehind => Array.Exists(subscribers, connection => connection.Queued > FarBehind);

    /// <summary>Sends a message; its first frame is the topic.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        // All peers share its bytes: many that read slowly take no more memory than one.
        var message = FrameWriter.Message(frames);
        lock (subscriptions)
        {
            foreach (var (connection, topics) in subscriptions)
            {
                if (topics.Exists(topic => frames[0].AsSpan().StartsWith(topic)))
                {
                    connection.Send(message);
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
            subscribers = [.. subscriptions.Keys];
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
        connection.AwaitReader();
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
            if (topics.Count == MostSubscriptions || topics.Sum(known => known.Length) + topic.Length > MostTopicBytes)
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
            subscribers = [.. subscriptions.Keys];
        }
    }
}
