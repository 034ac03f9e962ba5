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
        heartbeat = new(connection.Endpoint(connection.HeartbeatPort), log);
        iopub = new(connection.Endpoint(connection.IOPubPort), log, Welcome);
        stdin = new(connection.Endpoint(connection.StdinPort), log, (peer, frames) => Take(peer, frames, Answers));
        control = new(connection.Endpoint(connection.ControlPort), log, (peer, frames) => Take(peer, frames, Control));
        shell = new(connection.Endpoint(connection.ShellPort), log, (peer, frames) => Take(peer, frames, Shell));
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
    public void AskUser(KernelMessage request, JsonObject content) => Reply(stdin, request, "input_request", content);

    /// <summary>Sends to all front ends.</summary>
    /// <param name="type">The message's type.</param>
    /// <param name="request">What it comes from, or null.</param>
    /// <param name="content">What it says.</param>
    public void Publish(string type, KernelMessage? request, JsonObject content) =>
        iopub.Send(codec.Write([Encoding.ASCII.GetBytes($"kernel.{session}.{type}")], type, request?.Header, content));

    /// <summary>Waits until all that was sent is handed to the system, for a limited time.</summary>
    public void Flush(TimeSpan patience)
    {
        iopub.Flush(patience);
        shell.Flush(patience);
        control.Flush(patience);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable socket in new IDisposable[] { shell, control, stdin, iopub, heartbeat })
        {
            socket.Dispose();
        }
    }

    private void Reply(RouterSocket socket, KernelMessage request, string type, JsonObject content) =>
        socket.Send(request.Peers[0], codec.Write([.. request.Peers.Skip(1)], type, request.Header, content));

    private IReadOnlyList<byte[]> Welcome(byte[] topic) =>
        codec.Write([topic], "iopub_welcome", null, new() { ["subscription"] = Encoding.UTF8.GetString(topic) });

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
