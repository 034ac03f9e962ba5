using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Kernel.Zmtp;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>The five sockets of a kernel, as messages: requests come out of two queues, replies and publications go in.</summary>
public sealed class KernelChannels : IDisposable
{
    // A front end that floods the kernel waits in its own socket and not in our memory.
    private const int MostWaiting = 1000;
    private const int RoomPause = 5;
    private const long MostArriving = 256L << 20;

    private readonly ByteBudget budget = new(MostArriving);
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly MessageCodec codec;
    private readonly KernelLog log;
    private readonly RouterSocket shell;
    private readonly RouterSocket control;
    private readonly RouterSocket stdin;
    private readonly PublisherSocket iopub;
    private readonly ReplySocket heartbeat;

    /// <summary>Binds the sockets.</summary>
    /// <exception cref="InputException">An address is not of this machine alone, or is in use.</exception>
    public KernelChannels(ConnectionFile connection, KernelLog log)
    {
        this.log = log;
        codec = new(new(connection.Key), session);
        heartbeat = new(connection.Endpoint(connection.HeartbeatPort), log, budget);
        iopub = new(connection.Endpoint(connection.IOPubPort), log, budget, Welcome);
        stdin = Router(connection.StdinPort, Answers);
        control = Router(connection.ControlPort, Control);
        shell = Router(connection.ShellPort, Shell);

        RouterSocket Router(int port, BlockingCollection<KernelMessage> queue) =>
            new(connection.Endpoint(port), log, budget, (peer, frames) => Take(peer, frames, queue));
    }

    /// <summary>Requests that wait for each other.</summary>
    public BlockingCollection<KernelMessage> Shell { get; } = new(MostWaiting);

    /// <summary>Requests that do not wait.</summary>
    public BlockingCollection<KernelMessage> Control { get; } = new(MostWaiting);

    /// <summary>What users typed.</summary>
    public BlockingCollection<KernelMessage> Answers { get; } = new(MostWaiting);

    /// <summary>Begins to take messages.</summary>
    public void Start()
    {
        foreach (ZmtpSocket socket in new ZmtpSocket[] { heartbeat, iopub, stdin, control, shell })
        {
            socket.Start();
        }
    }

    /// <summary>Answers a request that came over the shell socket.</summary>
    public void ReplyOnShell(KernelMessage request, string type, JsonObject content) =>
        Reply(shell, request, type, content);

    /// <summary>Answers a request that came over the control socket.</summary>
    public void ReplyOnControl(KernelMessage request, string type, JsonObject content) =>
        Reply(control, request, type, content);

    /// <summary>Asks whoever sent a request to let the user type something; the answer comes in <see cref="Answers"/>.</summary>
    /// <returns>The id of the question, which the answer may name.</returns>
    public string AskUser(KernelMessage request, JsonObject content) => Reply(stdin, request, "input_request", content);

    /// <summary>Sends to all front ends.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="request">What it comes from, or null.</param>
    /// <param name="content">What it says.</param>
    public void Publish(string type, KernelMessage? request, JsonObject content) =>
        iopub.Send(
            codec.Write([Encoding.ASCII.GetBytes($"kernel.{session}.{type}")], NewId(), type, request?.Header, content)
        );

    /// <summary>
    /// Waits while a front end is far behind with what is published, so that a cell that puts out more than it takes is held and
    /// not our memory filled. Takes no lock: a cell that waits here may be aborted.
    /// </summary>
    /// <param name="stopped">Ends the wait.</param>
    public void WaitForRoom(CancellationToken stopped)
    {
        while (iopub.IsBehind && !stopped.IsCancellationRequested)
        {
            Thread.Sleep(RoomPause);
        }
    }

    /// <summary>Waits until all that was sent is handed to the system, for a limited time in all.</summary>
    public void Flush(TimeSpan patience)
    {
        var end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        foreach (ZmtpSocket socket in new ZmtpSocket[] { control, shell, iopub })
        {
            socket.Flush(end);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable socket in new IDisposable[] { shell, control, stdin, iopub, heartbeat })
        {
            socket.Dispose();
        }
    }

    private string Reply(RouterSocket socket, KernelMessage request, string type, JsonObject content)
    {
        var id = NewId();
        socket.Send(request.Peers[0], codec.Write([.. request.Peers.Skip(1)], id, type, request.Header, content));
        return id;
    }

    private IReadOnlyList<byte[]> Welcome(byte[] topic) =>
        codec.Write(
            [topic],
            NewId(),
            "iopub_welcome",
            null,
            new() { ["subscription"] = Encoding.UTF8.GetString(topic) }
        );

    private static string NewId() => Guid.NewGuid().ToString("N");

    private void Take(byte[] peer, IReadOnlyList<byte[]> frames, BlockingCollection<KernelMessage> queue)
    {
        try
        {
            var message = codec.Read(frames);
            queue.Add(message with { Peers = [peer, .. message.Peers] });
        }
        catch (InputException e)
        {
            log.Write($"dropped: {e.Message}.");
        }
    }
}
