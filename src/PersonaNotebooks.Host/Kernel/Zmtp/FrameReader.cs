using System.Buffers.Binary;

namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>Reads frames and messages from a stream, within limits.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="limits">What a peer may send.</param>
/// <param name="budget">Bounds the long messages of all peers; there is always room for a short one.</param>
public sealed class FrameReader(Stream stream, ZmtpLimits limits, ByteBudget budget)
{
    private const int More = 1;
    private const int Long = 2;
    private const int Command = 4;
    private const int Chunk = 1 << 16;

    private long held;
    private long taken;

    /// <summary>Reads exactly so many bytes.</summary>
    /// <exception cref="EndOfStreamException">The peer went away.</exception>
    public byte[] ReadExactly(int length)
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a command, where nothing else may come.</summary>
    /// <exception cref="ZmtpException">It is something else, malformed or too large.</exception>
    /// <exception cref="EndOfStreamException">The peer went away.</exception>
    public ZmtpCommand ReadCommand() => ZmtpCommand.Parse(ReadFrame(onlyCommand: true).Content);

    /// <summary>The message that was read last is done with, or the peer is gone.</summary>
    public void Release()
    {
        budget.Give(taken);
        (held, taken) = (0, 0);
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
            var frame = ReadFrame(onlyCommand: false);
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

    private ZmtpFrame ReadFrame(bool onlyCommand)
    {
        var flags = ReadExactly(1)[0];
        if ((flags & ~(More | Long | Command)) != 0 || (flags & (More | Command)) == (More | Command))
        {
            throw new ZmtpException("a frame has impossible flags");
        }
        var isCommand = (flags & Command) != 0;
        if (onlyCommand && !isCommand)
        {
            throw new ZmtpException("the peer is not ready");
        }
        var length = (flags & Long) != 0 ? BinaryPrimitives.ReadUInt64BigEndian(ReadExactly(8)) : ReadExactly(1)[0];
        var most = isCommand ? Math.Min(ZmtpLimits.CommandBytes, limits.MessageBytes) : limits.MessageBytes;
        if (length > (ulong)most)
        {
            throw new ZmtpException($"a frame of {length} bytes is above the limit of {most}");
        }
        return new(isCommand, (flags & More) != 0, ReadContent((int)length));
    }

    // Memory follows what really arrives, not what the length promises.
    private byte[] ReadContent(int length)
    {
        var content = new byte[Hold(Math.Min(length, Chunk))];
        for (var read = 0; read < length; )
        {
            if (read == content.Length)
            {
                var longer = (int)Math.Min(length, content.Length * 2L);
                Hold(longer - content.Length);
                Array.Resize(ref content, longer);
            }
            var got = stream.Read(content, read, content.Length - read);
            read += got > 0 ? got : throw new EndOfStreamException();
        }
        return content;
    }

    private int Hold(int bytes)
    {
        held += bytes;
        if (held - Chunk - taken is > 0 and var more)
        {
            budget.Take(more);
            taken += more;
        }
        return bytes;
    }
}
