using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Kernel.Protocol;

/// <summary>Turns messages into frames and back, signs them and checks their signatures.</summary>
/// <param name="signer">Knows the key.</param>
/// <param name="session">Names this run of the kernel.</param>
public sealed class MessageCodec(MessageSigner signer, string session)
{
    private const int Parts = 4;

    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();

    /// <summary>Reads a message.</summary>
    /// <exception cref="InputException">It is malformed, or its signature is wrong.</exception>
    public KernelMessage Read(IReadOnlyList<byte[]> frames)
    {
        var at = 0;
        while (at < frames.Count && !frames[at].AsSpan().SequenceEqual(Delimiter))
        {
            at++;
        }
        if (frames.Count < at + 2 + Parts)
        {
            throw new InputException("a message lacks parts");
        }
        var parts = frames.Skip(at + 2).Take(Parts).ToList();
        if (!signer.Holds(frames[at + 1], parts))
        {
            throw new InputException("a message has a wrong signature");
        }
        try
        {
            var objects = parts.ConvertAll(Object);
            return Text(objects[0], "msg_type") is not null && Text(objects[0], "msg_id") is not null
                ? new([.. frames.Take(at)], objects[0], objects[1], objects[2], objects[3])
                : throw new InputException("a message's header lacks id or type");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InputException("a message holds malformed JSON", e);
        }
    }

    /// <summary>The frames of a new message.</summary>
    /// <param name="peers">Who gets it, or its topic.</param>
    /// <param name="id">Its id, which no other message has.</param>
    /// <param name="type">Its type.</param>
    /// <param name="parent">The header of what it answers, or null.</param>
    /// <param name="content">What it says.</param>
    public IReadOnlyList<byte[]> Write(
        IReadOnlyList<byte[]> peers,
        string id,
        string type,
        JsonObject? parent,
        JsonObject content
    )
    {
        JsonObject header = new()
        {
            ["msg_id"] = id,
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("O"),
            ["msg_type"] = type,
            ["version"] = KernelMessage.ProtocolVersion,
        };
        List<byte[]> parts =
        [
            .. new JsonObject[] { header, parent ?? [], [], content }.Select(part =>
                JsonSerializer.SerializeToUtf8Bytes(part)
            ),
        ];
        return [.. peers, Delimiter, signer.Sign(parts), .. parts];
    }

    // Read whole at once: a value that is wrong deep inside is found here and not by whoever uses it.
    private static JsonObject Object(byte[] json)
    {
        var node = JsonNode.Parse(json) as JsonObject ?? throw new InputException("a part of a message is no object");
        _ = node.ToJsonString();
        return node;
    }

    private static string? Text(JsonObject header, string name) =>
        header[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
