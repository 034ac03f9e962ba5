using System.Net;
using System.Net.Sockets;
using PersonaNotebooks.Host.Kernel;
using PersonaNotebooks.Host.Kernel.Zmtp;
using PersonaNotebooks.Host.Tests.Support;

namespace PersonaNotebooks.Host.Tests.Kernel;

public sealed class ZmtpSocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringWriter log = new();

    [Fact]
    public void WhatPeersOfOneSocketMaySendIsBoundedBeforeItIsWhole()
    {
        ByteBudget budget = new(3 << 20);
        using RouterSocket router = new(new("tcp", "127.0.0.1", 0), Log(), budget, (_, _) => { });
        router.Start();
        using var first = Connect(router, "DEALER");
        // A frame of 60 MiB, of which 3 MiB arrive: the reader's next doubling has no room.
        first.Send([2, 0, 0, 0, 0, 3, 0xC0, 0, 0]);
        SendAll(first, new byte[5 << 20]);
        Assert.True(SpinWait.SpinUntil(() => log.ToString().Contains("from all peers together"), Patience));
        Assert.True(SpinWait.SpinUntil(() => budget.Used == 0, Patience));
        Assert.True(IsClosed(first));
    }

    [Fact]
    public void ConnectionsBeyondTheLimitAreClosedAndTheLaterOnesWelcomeAgain()
    {
        using ReplySocket heartbeat = new(new("tcp", "127.0.0.1", 0), Log(), new(1 << 20));
        heartbeat.Start();
        var most = ZmtpLimits.Small.Connections;
        List<Socket> crowd = [.. Enumerable.Range(0, most).Select(_ => Open(heartbeat))];
        foreach (var peer in crowd)
        {
            Receive(peer, ZmtpGreeting.Length);
        }
        using (var tooMany = Open(heartbeat))
        {
            Assert.True(IsClosed(tooMany));
        }
        crowd.ForEach(peer => peer.Dispose());
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    using var one = Open(heartbeat);
                    return !IsClosed(one);
                },
                Patience
            )
        );
    }

    [Fact]
    public void APeerThatAsksAndDoesNotReadFillsNoMemory()
    {
        using ReplySocket heartbeat = new(new("tcp", "127.0.0.1", 0), Log(), new(1 << 20));
        heartbeat.Start();
        using var peer = Connect(heartbeat, "REQ");
        peer.SendTimeout = 2_000;
        var message = FrameWriter.Message([new byte[8_000]]);
        // The system's own buffers take some megabytes; a queue of ours would take 32 more.
        var sent = 0;
        try
        {
            while (sent < 24 << 20)
            {
                sent += peer.Send(message);
            }
        }
        catch (SocketException)
        {
            // The kernel does not hear the peer any more.
        }
        Assert.InRange(sent, 1, (24 << 20) - 1);
    }

    [Fact]
    public void AMessageBeforeTheHandshakeIsNotRead()
    {
        using RouterSocket router = new(new("tcp", "127.0.0.1", 0), Log(), new(1 << 20), (_, _) => { });
        router.Start();
        using var peer = Open(router);
        peer.Send([.. ZmtpGreeting.Create(), 2, 0, 0, 0, 0, 3, 0xC0, 0, 0]);
        Assert.True(SpinWait.SpinUntil(() => log.ToString().Contains("not ready"), Patience));
    }

    [Fact]
    public void IpcFilesAreRemovedAndALongPathIsExplained()
    {
        using TemporaryFolder folder = new();
        var path = Path.Combine(folder.Path, "k");
        using (ReplySocket heartbeat = new(new("ipc", path, 1), Log(), new(1)))
        {
            Assert.True(File.Exists($"{path}-1"));
        }
        Assert.False(File.Exists($"{path}-1"));
        ZmtpEndpoint far = new("ipc", Path.Combine(folder.Path, new string('x', 108)), 1);
        Assert.Contains("use a shorter folder", Assert.Throws<InputException>(() => far.Bind()).Message);
        ZmtpEndpoint nowhere = new("ipc", Path.Combine(folder.Path, "missing", "k"), 1);
        Assert.Contains("cannot listen", Assert.Throws<InputException>(() => nowhere.Bind()).Message);
    }

    private KernelLog Log() => new(TextWriter.Synchronized(log));

    private static Socket Open(ZmtpSocket socket)
    {
        Socket peer = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        peer.Connect((IPEndPoint)socket.LocalEndPoint);
        peer.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        return peer;
    }

    private static Socket Connect(ZmtpSocket socket, string type)
    {
        var peer = Open(socket);
        peer.Send([.. ZmtpGreeting.Create(), .. FrameWriter.Command(ZmtpCommand.Ready(type))]);
        Receive(peer, ZmtpGreeting.Length);
        return peer;
    }

    private static void Receive(Socket peer, int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; )
        {
            var got = peer.Receive(bytes, at, length - at, SocketFlags.None);
            at += got > 0 ? got : throw new EndOfStreamException();
        }
    }

    private static void SendAll(Socket peer, byte[] bytes)
    {
        try
        {
            peer.Send(bytes);
        }
        catch (SocketException)
        {
            // Closed while it was sent.
        }
    }

    // A connection that lives has a greeting, or a READY, to read first.
    private static bool IsClosed(Socket peer)
    {
        var bytes = new byte[4096];
        try
        {
            var got = peer.Receive(bytes);
            return got == 0 || bytes[0] != 0xFF && peer.Receive(bytes) == 0;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            return true;
        }
    }
}
