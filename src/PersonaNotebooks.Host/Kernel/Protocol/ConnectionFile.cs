using System.Text.Json;
using PersonaNotebooks.Host.Kernel.Zmtp;

namespace PersonaNotebooks.Host.Kernel.Protocol;

/// <summary>Where a front end wants the kernel's sockets, and the key that messages are signed with.</summary>
/// <param name="Transport"><c>tcp</c> or <c>ipc</c>.</param>
/// <param name="Address">The address, or the start of the files' paths.</param>
/// <param name="ShellPort">Requests that wait for each other, such as running a cell.</param>
/// <param name="ControlPort">Requests that do not wait, such as interrupting one.</param>
/// <param name="StdinPort">Text that a cell asks the user for.</param>
/// <param name="IOPubPort">Outputs, to all front ends.</param>
/// <param name="HeartbeatPort">Echoes.</param>
/// <param name="Key">The key; empty for messages that are not signed.</param>
public sealed record ConnectionFile(
    string Transport,
    string Address,
    int ShellPort,
    int ControlPort,
    int StdinPort,
    int IOPubPort,
    int HeartbeatPort,
    string Key
)
{
    private const string Scheme = "hmac-sha256";

    /// <summary>Reads a file that a front end wrote.</summary>
    /// <exception cref="InputException">It cannot be read, is no connection file, or asks for another signature scheme.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var root = json.RootElement;
            if (Text("signature_scheme", Scheme) is var scheme && scheme != Scheme)
            {
                throw new InputException(
                    $"{path}: signatures are asked for as '{scheme}', and only {Scheme} is known."
                );
            }
            return new(
                Text("transport", "tcp"),
                Text("ip", "127.0.0.1"),
                Port("shell_port"),
                Port("control_port"),
                Port("stdin_port"),
                Port("iopub_port"),
                Port("hb_port"),
                Text("key", "")
            );

            string Text(string name, string otherwise) =>
                root.TryGetProperty(name, out var value) ? value.GetString() ?? otherwise : otherwise;
            int Port(string name) =>
                root.TryGetProperty(name, out var value)
                    ? value.GetInt32()
                    : throw new InputException(
                        $"{path}: the field '{name}' is missing; name the file that Jupyter wrote."
                    );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"The connection file cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new InputException($"{path} is no Jupyter connection file: {e.Message}", e);
        }
    }

    /// <summary>Where the socket of one of the ports is bound.</summary>
    public ZmtpEndpoint Endpoint(int port) => new(Transport, Address, port);
}
