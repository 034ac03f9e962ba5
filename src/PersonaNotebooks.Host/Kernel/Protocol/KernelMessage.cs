using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Kernel.Protocol;

/// <summary>A message of the Jupyter protocol.</summary>
/// <param name="Peers">Who sent it or gets it: the frames in front of the delimiter; for a publication, its topic.</param>
/// <param name="Header">Its id, type, session, user, date and protocol version.</param>
/// <param name="Parent">The header of the message that it answers; empty when there is none.</param>
/// <param name="Metadata">What front ends attach.</param>
/// <param name="Content">What it says.</param>
public sealed record KernelMessage(
    IReadOnlyList<byte[]> Peers,
    JsonObject Header,
    JsonObject Parent,
    JsonObject Metadata,
    JsonObject Content
)
{
    /// <summary>The version of the protocol that is spoken here.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>Its type, for example <c>execute_request</c>.</summary>
    public string Type => (string)Header["msg_type"]!;

    /// <summary>A text of its content.</summary>
    /// <exception cref="InputException">It is there and no text.</exception>
    public string Text(string name, string otherwise = "") => Value(name, otherwise);

    /// <summary>A yes or no of its content.</summary>
    /// <exception cref="InputException">It is there and neither.</exception>
    public bool Flag(string name, bool otherwise) => Value(name, otherwise);

    /// <summary>A whole number of its content.</summary>
    /// <exception cref="InputException">It is there and no whole number.</exception>
    public int Number(string name, int otherwise) => Value(name, otherwise);

    private T Value<T>(string name, T otherwise) =>
        Content[name] is not { } node ? otherwise
        : node is JsonValue value && value.TryGetValue(out T? found) && found is not null ? found
        : throw new InputException($"{Type}: the field '{name}' has the wrong kind of value.");
}
