using System.Buffers.Binary;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>Reads frames and messages from a stream, within limits.</summary>
public sealed class FrameReader(Stream stream, ZmtpLimits limits)
{
    private const int More = 1;
    private const int Long = 2;
    private const int Command = 4;
    private const int Chunk = 1 << 16;

    /// <summary>Reads exactly so many bytes.</summary>
    /// <exception cref="EndOfStreamException">The peer went away.</exception>
    public byte[] ReadExactly(int length)
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads the next frame.</summary>
    /// <exception cref="ZmtpException">It is malformed or too large.</exception>
    /// <exception cref="EndOfStreamException">The peer went away.</exception>
    public ZmtpFrame ReadFrame()
    {
        var flags = ReadExactly(1)[0];
        if ((flags & ~(More | Long | Command)) != 0 || (flags & (More | Command)) == (More | Command))
        {
            throw new ZmtpException("a frame has impossible flags");
        }
        var length = (flags & Long) != 0 ? BinaryPrimitives.ReadUInt64BigEndian(ReadExactly(8)) : ReadExactly(1)[0];
        if (length > (ulong)limits.MessageBytes)
        {
            throw new ZmtpException($"a frame of {length} bytes is above the limit of {limits.MessageBytes}");
        }
        return new((flags & Command) != 0, (flags & More) != 0, ReadContent((int)length));
    }

    /// <summary>Reads the next command, or all frames of the next message.</summary>
    /// <exception cref="ZmtpException">It is malformed or too large.</exception>
    /// <exception cref="EndOfStreamException">The peer went away.</exception>
    public (ZmtpCommand? Command, IReadOnlyList<byte[]> Frames) Read()
    {
        List<byte[]> frames = [];
        long bytes = 0;
        while (true)
        {
            var frame = ReadFrame();
            if (frame.IsCommand)
            {
                return frames.Count == 0
                    ? (ZmtpCommand.Parse(frame.Content), frames)
                    : throw new ZmtpException("a command stands between the frames of a message");
            }
            frames.Add(frame.Content);
            bytes += frame.Content.Length;
            if (bytes > limits.MessageBytes || frames.Count > limits.Frames)
            {
                throw new ZmtpException("a message is above the limits");
            }
            if (!frame.HasMore)
            {
                return (null, frames);
            }
        }
    }

    // Memory follows what really arrives, not what the length promises.
    private byte[] ReadContent(int length)
    {
        var content = new byte[Math.Min(length, Chunk)];
        for (var read = 0; read < length; )
        {
            if (read == content.Length)
            {
                Array.Resize(ref content, (int)Math.Min(length, content.Length * 2L));
            }
            var got = stream.Read(content, read, content.Length - read);
            read += got > 0 ? got : throw new EndOfStreamException();
        }
        return content;
    }
}
