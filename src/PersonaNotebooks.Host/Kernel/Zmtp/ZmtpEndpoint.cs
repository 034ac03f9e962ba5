using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>Where a socket is bound: a port of this machine's loopback address, or a file (IPC).</summary>
/// <param name="Transport"><c>tcp</c> or <c>ipc</c>.</param>
/// <param name="Address">A loopback address, or the start of the file's path.</param>
/// <param name="Port">The port, 0 for any, or the number at the end of the file's path.</param>
public sealed record ZmtpEndpoint(string Transport, string Address, int Port)
{
    private const int Backlog = 512;
    private const int LongestPath = 108;

    /// <summary>Binds and listens.</summary>
    /// <exception cref="InputException">The address is not of this machine alone, cannot be read, or is in use.</exception>
    public Socket Bind()
    {
        try
        {
            return Transport switch
            {
                "tcp" => BindTcp(),
                "ipc" => BindIpc(),
                _ => throw new InputException($"The transport '{Transport}' is not known; use tcp or ipc."),
            };
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The kernel cannot listen at {Transport}://{Address}, {Port}: {e.Message}.", e);
        }
    }

    /// <summary>Removes the file of an IPC socket that is closed.</summary>
    public void Release()
    {
        if (Transport == "ipc")
        {
            File.Delete(IpcPath);
        }
    }

    private string IpcPath => $"{Address}-{Port}";

    private Socket BindTcp()
    {
        var address =
            Address == "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(Address, out var ip) ? ip
            : null;
        if (address is null || !IPAddress.IsLoopback(address) || Port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new InputException(
                $"The kernel listens on this machine's own address only (127.0.0.1, ::1), not at '{Address}', {Port}; use a tunnel to reach it from elsewhere."
            );
        }
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(address, Port));
        socket.Listen(Backlog);
        return socket;
    }

    private Socket BindIpc()
    {
        var path = IpcPath;
        // The system's structure holds so many bytes, the last of them zero.
        if (Encoding.UTF8.GetByteCount(path) >= LongestPath)
        {
            throw new InputException(
                $"The path of an IPC socket may have {LongestPath - 1} bytes, and '{path}' is longer; use a shorter folder, or tcp."
            );
        }
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        // A file that a killed kernel left behind; one that is in use belongs to no one else, as its folder is the user's.
        File.Delete(path);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        socket.Listen(Backlog);
        return socket;
    }
}
