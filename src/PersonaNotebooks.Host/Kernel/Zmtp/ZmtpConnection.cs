using System.Net.Sockets;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>
/// One peer of a socket. Reading and writing have a thread each and block in the system, so that a cell that fills the thread
/// pool cannot keep the kernel from answering; the writing one starts with the first message to the peer.
/// </summary>
public sealed class ZmtpConnection : IDisposable
{
    private const int Stack = 256 << 10;

    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly FrameReader reader;
    private readonly ZmtpLimits limits;
    private readonly Queue<byte[]> outgoing = [];
    private long queued;
    private bool writing;
    private bool closed;

    /// <summary>Takes over an accepted socket.</summary>
    public ZmtpConnection(Socket socket, ZmtpLimits limits)
    {
        (this.socket, this.limits) = (socket, limits);
        if (socket.ProtocolType == ProtocolType.Tcp)
        {
            socket.NoDelay = true;
        }
        socket.ReceiveTimeout = socket.SendTimeout = (int)limits.Handshake.TotalMilliseconds;
        stream = new(socket);
        reader = new(stream, limits);
    }

    /// <summary>How a router names the peer: what the peer asked for, or empty.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>Exchanges greetings and READY commands.</summary>
    /// <param name="socketType">Our socket's type.</param>
    /// <param name="peerTypes">The types that may connect to it.</param>
    /// <exception cref="IOException">The peer is no fitting ZMTP socket, is too slow, or went away.</exception>
    public void Greet(string socketType, IReadOnlyList<string> peerTypes)
    {
        stream.Write(ZmtpGreeting.Create());
        var signature = reader.ReadExactly(10);
        ZmtpGreeting.CheckSignature(signature);
        ZmtpGreeting.Check([.. signature, .. reader.ReadExactly(ZmtpGreeting.Length - signature.Length)]);
        stream.Write(FrameWriter.Command(ZmtpCommand.Ready(socketType)));
        if (
            reader.ReadFrame() is not { IsCommand: true } frame
            || ZmtpCommand.Parse(frame.Content) is not { Name: "READY" } ready
        )
        {
            throw new ZmtpException("the peer is not ready");
        }
        var properties = ready.Properties();
        var type = System.Text.Encoding.ASCII.GetString(properties.GetValueOrDefault("Socket-Type", []));
        if (!peerTypes.Contains(type))
        {
            throw new ZmtpException($"a socket of that type does not fit to {socketType}");
        }
        Identity = properties.GetValueOrDefault("Identity", []);
        if (Identity.Length > 255)
        {
            throw new ZmtpException("the peer's identity is too long");
        }
        // From here on a peer may think as long as it likes; what waits for it is bounded.
        socket.ReceiveTimeout = socket.SendTimeout = 0;
    }

    /// <summary>Waits for the next message, and answers pings in between.</summary>
    /// <exception cref="IOException">The peer broke the protocol or went away.</exception>
    public (ZmtpCommand? Command, IReadOnlyList<byte[]> Frames) Receive()
    {
        while (true)
        {
            var received = reader.Read();
            if (received.Command is not { } command || command.Name is "SUBSCRIBE" or "CANCEL")
            {
                return received;
            }
            // A ping's first two bytes say how long the peer will wait; the rest is to be sent back.
            if (command is { Name: "PING", Body.Length: >= 2 and <= 18 })
            {
                Enqueue(FrameWriter.Command(new("PONG", command.Body[2..])));
            }
            else if (command.Name != "PONG")
            {
                throw new ZmtpException("the peer sent an unknown command");
            }
        }
    }

    /// <summary>Hands a message to the writing thread; does not wait for the peer.</summary>
    public void Send(IReadOnlyList<byte[]> frames) => Enqueue(FrameWriter.Message(frames));

    /// <summary>Waits until all is handed to the system, for a limited time.</summary>
    public void Flush(TimeSpan patience)
    {
        lock (outgoing)
        {
            var end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
            while (queued > 0 && !closed && Environment.TickCount64 < end)
            {
                Monitor.Wait(outgoing, 20);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (outgoing)
        {
            closed = true;
            Monitor.PulseAll(outgoing);
        }
        socket.Dispose();
    }

    private void Enqueue(byte[] bytes)
    {
        lock (outgoing)
        {
            if (closed)
            {
                return;
            }
            queued += bytes.Length;
            outgoing.Enqueue(bytes);
            Monitor.PulseAll(outgoing);
            if (!writing)
            {
                writing = true;
                new Thread(Write, Stack) { IsBackground = true, Name = "zmtp writer" }.UnsafeStart();
            }
        }
        if (Interlocked.Read(ref queued) > limits.QueuedBytes)
        {
            Dispose();
        }
    }

    private void Write()
    {
        try
        {
            while (Next() is { } bytes)
            {
                stream.Write(bytes);
                lock (outgoing)
                {
                    queued -= bytes.Length;
                    Monitor.PulseAll(outgoing);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // The peer went away; the reading thread ends with it.
            Dispose();
        }
    }

    private byte[]? Next()
    {
        lock (outgoing)
        {
            while (outgoing.Count == 0 && !closed)
            {
                Monitor.Wait(outgoing);
            }
            return closed ? null : outgoing.Dequeue();
        }
    }
}
