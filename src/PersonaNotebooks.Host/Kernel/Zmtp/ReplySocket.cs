namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>A REP that sends each message back as it came: the heartbeat.</summary>
public sealed class ReplySocket(ZmtpEndpoint endpoint, KernelLog log, ByteBudget budget)
    : ZmtpSocket(endpoint, ZmtpLimits.Small, log, budget)
{
    /// <inheritdoc/>
    protected override string Type => "REP";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> PeerTypes { get; } = ["REQ", "DEALER"];

    /// <inheritdoc/>
    protected override void OnReceived(ZmtpConnection connection, ZmtpCommand? command, IReadOnlyList<byte[]> frames)
    {
        if (command is not null)
        {
            throw new ZmtpException("a subscription came to the heartbeat");
        }
        connection.AwaitReader();
        connection.Send(frames);
    }
}
