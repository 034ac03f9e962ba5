using System.Net.Sockets;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>
/// One peer of a socket. Reading and writing have a thread each and block in the system, so that a cell that fills the thread
/// pool cannot keep the kernel from answering; the writing one starts with the first message to the peer.
/// </summary>
public sealed class ZmtpConnection : IDisposable
{
    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly FrameReader reader;
    private readonly ZmtpLimits limits;
    private readonly Queue<byte[]> outgoing = [];
    private long queued;
    private bool writing;
    private bool closed;

    /// <summary>Takes over an accepted socket.</summary>
    public ZmtpConnection(Socket socket, ZmtpLimits limits, ByteBudget budget)
    {
        (this.socket, this.limits) = (socket, limits);
        if (socket.ProtocolType == ProtocolType.Tcp)
        {
            socket.NoDelay = true;
        }
        socket.ReceiveTimeout = socket.SendTimeout = (int)limits.Handshake.TotalMilliseconds;
        stream = new(socket);
        reader = new(stream, limits, budget);
    }

    /// <summary>How a router names the peer: what the peer asked for, or empty.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>How many bytes wait to be sent. Takes no lock.</summary>
    public long Queued => Interlocked.Read(ref queued);

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
        var ready = reader.ReadCommand();
        if (ready.Name != "READY")
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
        // From here on a peer may think as long as it likes, but not leave unread what waits for it.
        socket.ReceiveTimeout = 0;
        socket.SendTimeout = (int)limits.Reading.TotalMilliseconds;
    }

    /// <summary>Waits for the next message, and answers pings in between. The one before is done with.</summary>
    /// <exception cref="IOException">The peer broke the protocol or went away.</exception>
    public (ZmtpCommand? Command, IReadOnlyList<byte[]> Frames) Receive()
    {
        while (true)
        {
            reader.Release();
            var received = reader.Read();
            if (received.Command is not { } command || command.Name is "SUBSCRIBE" or "CANCEL")
            {
                return received;
            }
            // A ping's first two bytes say how long the peer will wait; the rest is to be sent back.
            if (command is { Name: "PING", Body.Length: >= 2 and <= 18 })
            {
                AwaitReader();
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

    /// <summary>Hands the bytes of a message, as <see cref="FrameWriter"/> gives them, to the writing thread.</summary>
    public void Send(byte[] message) => Enqueue(message);

    /// <summary>
    /// Called by the thread that reads before it sends what the peer made it send without a signature: a peer that asks and does not
    /// read is not heard meanwhile.
    /// </summary>
    public void AwaitReader() => Flush(Environment.TickCount64 + (long)limits.Reading.TotalMilliseconds);

    /// <summary>Gives back what the peer's last message took; called by the thread that read it.</summary>
    public void Release() => reader.Release();

    /// <summary>Waits until all is handed to the system, for a limited time.</summary>
    /// <param name="end">Until when, in <see cref="Environment.TickCount64"/>.</param>
    public void Flush(long end)
    {
        lock (outgoing)
        {
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
            if (queued > limits.QueuedBytes || !(writing = writing || ZmtpThread.TryStart(Write, "zmtp writer")))
            {
                Dispose();
            }
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
