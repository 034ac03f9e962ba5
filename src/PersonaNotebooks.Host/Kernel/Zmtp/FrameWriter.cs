using System.Buffers.Binary;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>Puts messages and commands into the bytes that go over the wire.</summary>
public static class FrameWriter
{
    private const int LongestShort = 255;

    /// <summary>A message of one or more frames.</summary>
    public static byte[] Message(IReadOnlyList<byte[]> frames)
    {
        MemoryStream bytes = new(frames.Sum(frame => frame.Length + 9));
        for (var i = 0; i < frames.Count; i++)
        {
            Write(bytes, i < frames.Count - 1 ? 1 : 0, frames[i]);
        }
        return bytes.ToArray();
    }

    /// <summary>A command.</summary>
    public static byte[] Command(ZmtpCommand command)
    {
        MemoryStream bytes = new();
        Write(bytes, 4, command.ToBytes());
        return bytes.ToArray();
    }

    private static void Write(MemoryStream bytes, int flags, byte[] content)
    {
        if (content.Length <= LongestShort)
        {
            bytes.WriteByte((byte)flags);
            bytes.WriteByte((byte)content.Length);
        }
        else
        {
            bytes.WriteByte((byte)(flags | 2));
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(length, content.Length);
            bytes.Write(length);
        }
        bytes.Write(content);
    }
}
