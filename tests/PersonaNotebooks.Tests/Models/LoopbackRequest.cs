using System.Text.Json;

namespace PersonaNotebooks.Tests.Models;

internal sealed record LoopbackRequest(
    string Method,
    string Path,
    string Body,
    IReadOnlyDictionary<string, string> Headers
)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The last message of a chat request.</summary>
    public string Question => Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;
}
