using System.Buffers.Binary;
using System.Text;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>A command frame: READY, ERROR, SUBSCRIBE, CANCEL, PING or PONG.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Body">What follows the name.</param>
public sealed record ZmtpCommand(string Name, byte[] Body)
{
    /// <summary>Reads the content of a command frame.</summary>
    /// <exception cref="ZmtpException">It has no name.</exception>
    public static ZmtpCommand Parse(byte[] content)
    {
        if (content.Length == 0 || content[0] == 0 || content.Length < 1 + content[0])
        {
            throw new ZmtpException("a command has no name");
        }
        var end = 1 + content[0];
        return new(Encoding.ASCII.GetString(content, 1, content[0]), content[end..]);
    }

    /// <summary>The READY command of a socket.</summary>
    /// <param name="socketType">For example <c>ROUTER</c>.</param>
    public static ZmtpCommand Ready(string socketType)
    {
        MemoryStream body = new();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var (name, value) in new[] { ("Socket-Type", socketType), ("Identity", "") })
        {
            body.WriteByte((byte)name.Length);
            body.Write(Encoding.ASCII.GetBytes(name));
            BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
            body.Write(length);
            body.Write(Encoding.ASCII.GetBytes(value));
        }
        return new("READY", body.ToArray());
    }

    /// <summary>The bytes of the frame's content.</summary>
    public byte[] ToBytes() => [(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Body];

    /// <summary>The properties of a READY command; their names do not depend on case.</summary>
    /// <exception cref="ZmtpException">They are cut off.</exception>
    public IReadOnlyDictionary<string, byte[]> Properties()
    {
        Dictionary<string, byte[]> properties = new(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < Body.Length; )
        {
            var name = Encoding.ASCII.GetString(Take(ref at, Body[at++]));
            var length = BinaryPrimitives.ReadUInt32BigEndian(Take(ref at, sizeof(uint)));
            properties[name] = Take(ref at, length).ToArray();
        }
        return properties;
    }

    private ReadOnlySpan<byte> Take(ref int at, uint length)
    {
        if (length > Body.Length - at)
        {
            throw new ZmtpException("a property is cut off");
        }
        var start = at;
        at += (int)length;
        return Body.AsSpan(start, (int)length);
    }
}
