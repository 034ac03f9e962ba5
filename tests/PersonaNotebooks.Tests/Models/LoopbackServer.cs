using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PersonaNotebooks.Tests.Models;

/// <summary>A small HTTP server on this machine that answers as a test says, wrongly too, and logs what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<LoopbackRequest, LoopbackReply> answer;
    private readonly Task accepting;
    private int connections;

    public LoopbackServer(Func<LoopbackRequest, LoopbackReply> answer)
    {
        this.answer = answer;
        listener.Start(1024);
        accepting = AcceptAsync();
    }

    public ConcurrentQueue<LoopbackRequest> Log { get; } = [];

    /// <summary>Requests whose whole reply was handed to the network.</summary>
    public ConcurrentQueue<LoopbackRequest> Answered { get; } = [];

    /// <summary>Open connections; 0 once every request of a client that has gone is in the log.</summary>
    public int Connections => connections;

    public string Root => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public Uri Url => new(Root + "/v1");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        using var stream = client.GetStream();
        try
        {
            while (await ReadAsync(stream) is { } request)
            {
                Log.Enqueue(request);
                var reply = answer(request);
                await Task.Delay(reply.Delay, stop.Token);
                var body = Encoding.UTF8.GetBytes(reply.Body);
                var head =
                    $"HTTP/1.1 {reply.Status} X\r\nContent-Type: {reply.ContentType}\r\nContent-Length: {body.Length}\r\n"
                    + string.Concat(reply.Headers.Select(h => $"{h.Name}: {h.Value}\r\n"))
                    + "\r\n";
                var whole = Encoding.ASCII.GetBytes(head).Concat(body).ToArray();
                var sent = reply.CutAt is { } share ? (int)(share * whole.Length) : whole.Length;
                await stream.WriteAsync(whole.AsMemory(0, sent), stop.Token);
                if (sent < whole.Length)
                {
                    return;
                }
                Answered.Enqueue(request);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException) { }
        finally
        {
            Interlocked.Decrement(ref connections);
        }
    }

    private async Task<LoopbackRequest?> ReadAsync(NetworkStream stream)
    {
        List<byte> head = [];
        var buffer = new byte[16 * 1024];
        int end;
        while ((end = HeadEnd(head)) < 0)
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
            {
                return null;
            }
            head.AddRange(buffer.AsSpan(0, read));
        }
        var lines = Encoding.ASCII.GetString([.. head[..end]]).Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(l => l.Split(": ", 2))
            .ToDictionary(p => p[0], p => p[1], StringComparer.OrdinalIgnoreCase);
        var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        var body = head.Skip(end + 4).ToList();
        while (body.Count < length)
        {
            var read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
            {
                return null;
            }
            body.AddRange(buffer.AsSpan(0, read));
        }
        var first = lines[0].Split(' ');
        return new(first[0], first[1], Encoding.UTF8.GetString([.. body]), headers);
    }

    private static int HeadEnd(List<byte> bytes)
    {
        for (var i = 0; i + 3 < bytes.Count; i++)
        {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n')
            {
                return i;
            }
        }
        return -1;
    }
}
