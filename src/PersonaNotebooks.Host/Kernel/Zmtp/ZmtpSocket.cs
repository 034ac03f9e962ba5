using System.Net.Sockets;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>The bound side of a ZeroMQ socket: accepts peers and gives each a thread that reads.</summary>
public abstract class ZmtpSocket : IDisposable
{
    private readonly ZmtpEndpoint endpoint;
    private readonly Socket listener;
    private readonly ByteBudget budget;
    private readonly KernelLog log;
    private readonly HashSet<ZmtpConnection> connections = [];
    private bool closed;

    /// <summary>Binds; <see cref="Start"/> begins to accept.</summary>
    /// <exception cref="InputException">The address is not of this machine alone, or is in use.</exception>
    protected ZmtpSocket(ZmtpEndpoint endpoint, ZmtpLimits limits, KernelLog log, ByteBudget budget)
    {
        (this.endpoint, Limits, this.log, this.budget) = (endpoint, limits, log, budget);
        listener = endpoint.Bind();
    }

    /// <summary>What peers may ask.</summary>
    protected ZmtpLimits Limits { get; }

    /// <summary>Our type, for example <c>ROUTER</c>.</summary>
    protected abstract string Type { get; }

    /// <summary>The types that may connect.</summary>
    protected abstract IReadOnlyList<string> PeerTypes { get; }

    /// <summary>The address that it is bound to; tells the port when any was asked for.</summary>
    public System.Net.EndPoint LocalEndPoint => listener.LocalEndPoint!;

    /// <summary>Begins to accept.</summary>
    public void Start()
    {
        if (!ZmtpThread.TryStart(Accept, $"zmtp {Type} accept"))
        {
            throw new InputException("The system gives the kernel no more threads; raise the limit of processes.");
        }
    }

    /// <summary>Waits until what was sent is handed to the system, for a limited time.</summary>
    /// <param name="end">Until when, in <see cref="Environment.TickCount64"/>.</param>
    public void Flush(long end)
    {
        foreach (var connection in Connections())
        {
            connection.Flush(end);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (connections)
        {
            if (closed)
            {
                return;
            }
            closed = true;
        }
        listener.Dispose();
        endpoint.Release();
        foreach (var connection in Connections())
        {
            connection.Dispose();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Called when a peer has introduced itself.</summary>
    protected virtual void OnOpened(ZmtpConnection connection) { }

    /// <summary>Called for each message, or subscription command.</summary>
    protected abstract void OnReceived(ZmtpConnection connection, ZmtpCommand? command, IReadOnlyList<byte[]> frames);

    /// <summary>Called when a peer that was opened is gone.</summary>
    protected virtual void OnClosed(ZmtpConnection connection) { }

    /// <summary>The peers of this moment.</summary>
    protected IReadOnlyList<ZmtpConnection> Connections()
    {
        lock (connections)
        {
            return [.. connections];
        }
    }

    private void Accept()
    {
        while (!closed)
        {
            try
            {
                ZmtpConnection connection = new(listener.Accept(), Limits, budget);
                if (!TryAdd(connection))
                {
                    Drop(connection, "there are too many");
                }
                else if (!ZmtpThread.TryStart(() => Serve(connection), $"zmtp {Type} read"))
                {
                    Drop(connection, "the system has no thread for it");
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // Either we are closed, or the peer went away before it was accepted, or the system lacks file handles for now.
                if (!closed)
                {
                    log.Write($"a connection to {Type} was not accepted: {e.Message}");
                    Thread.Sleep(20);
                }
            }
        }
    }

    private void Drop(ZmtpConnection connection, string why)
    {
        lock (connections)
        {
            connections.Remove(connection);
        }
        connection.Dispose();
        log.Write($"a connection to {Type} was closed: {why}");
    }

    private bool TryAdd(ZmtpConnection connection)
    {
        lock (connections)
        {
            return !closed && connections.Count < Limits.Connections && connections.Add(connection);
        }
    }

    private void Serve(ZmtpConnection connection)
    {
        try
        {
            connection.Greet(Type, PeerTypes);
            OnOpened(connection);
            try
            {
                while (true)
                {
                    var (command, frames) = connection.Receive();
                    OnReceived(connection, command, frames);
                }
            }
            finally
            {
                OnClosed(connection);
            }
        }
        catch (ZmtpException e)
        {
            log.Write($"a connection to {Type} was closed: {e.Message}");
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
        {
            // The peer went away; peers come and go.
        }
        finally
        {
            lock (connections)
            {
                connections.Remove(connection);
            }
            connection.Release();
            connection.Dispose();
        }
    }
}
