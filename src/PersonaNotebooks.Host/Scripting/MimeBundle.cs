using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// A value's forms by MIME type. A JSON type (<c>application/json</c> or one that ends in <c>+json</c>) holds JSON, every
/// other one text with <c>\n</c> line ends.
/// </summary>
/// <param name="Data">The forms in alphabetical order of their types, so that a file lists them the same way each time.</param>
public sealed record MimeBundle(IReadOnlyDictionary<string, JsonNode> Data)
{
    /// <summary>A bundle from text forms; those of a JSON type are parsed.</summary>
    public static MimeBundle From(params IEnumerable<(string MimeType, string Text)> forms)
    {
        SortedDictionary<string, JsonNode> data = new(StringComparer.Ordinal);
        foreach (var (mimeType, text) in forms)
        {
            data[mimeType] = IsJson(mimeType) ? JsonNode.Parse(text)! : text.Replace("\r\n", "\n");
        }
        return new(data);
    }

    /// <summary>Whether a MIME type holds JSON.</summary>
    public static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json");

    /// <summary>Length of all forms together, in characters.</summary>
    public int Length => Data.Sum(form => form.Value.ToJsonString().Length);
}
