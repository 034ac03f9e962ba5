using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>
/// Blanks a key out of what a server sends back, so that it reaches neither a message nor the store. A reply is data: only the
/// texts in it are changed, never its field names, numbers or the words of the protocol. A key of fewer than
/// <see cref="ShortestKey"/> characters is a dummy for a server that wants none (<c>EMPTY</c>, <c>none</c>) and is left alone
/// everywhere: blanking it would change answers that merely hold that word.
/// </summary>
/// <param name="key">The secret; null when there is none.</param>
internal sealed class KeyRedaction(string? key)
{
    /// <summary>The fewest characters of a key that is a secret.</summary>
    public const int ShortestKey = 8;

    private const string Mark = "***";

    // Their values are words of the protocol, whatever the key happens to be.
    private static readonly string[] Protocol = ["role", "finish_reason", "object", "type"];

    private readonly string? secret = key?.Length >= ShortestKey ? key : null;

    /// <summary>The text of a message to a person without the key.</summary>
    public string Message(string text) => secret is null ? text : text.Replace(secret, Mark, StringComparison.Ordinal);

    /// <summary>The reply as it came, byte for byte, unless a text in it holds the key; then written anew without it.</summary>
    public OpenAiReply Reply(string raw, JsonElement json)
    {
        if (secret is null || !Holds(json))
        {
            return new(raw, json);
        }
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(json, writer);
        }
        var text = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        return new(text, JsonSerializer.Deserialize<JsonElement>(text));
    }

    private bool Holds(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString()!.Contains(secret!, StringComparison.Ordinal),
            JsonValueKind.Array => json.EnumerateArray().Any(Holds),
            JsonValueKind.Object => json.EnumerateObject().Any(p => !Protocol.Contains(p.Name) && Holds(p.Value)),
            _ => false,
        };

    private void Write(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(Message(json.GetString()!));
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    Write(item, writer);
                }
                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in json.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    if (Protocol.Contains(property.Name))
                    {
                        property.Value.WriteTo(writer);
                    }
                    else
                    {
                        Write(property.Value, writer);
                    }
                }
                writer.WriteEndObject();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
