using System.Text.RegularExpressions;
using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Models;

/// <summary>The one string that names a model: <c>embedded</c>, <c>ollama:MODEL[@URL]</c>, <c>openai:MODEL[@URL]</c> or <c>gguf:PATH</c>.</summary>
/// <param name="Kind">The part before the first colon.</param>
/// <param name="Model">The model's name, or the file's path; <c>embedded</c> for the embedded model.</param>
/// <param name="Url">The address that was given, or the usual one; null for what runs in this process or is started by it.</param>
public sealed partial record ModelName(string Kind, string Model, Uri? Url)
{
    private static readonly Uri OpenAi = new("https://api.openai.com/v1"),
        Ollama = new("http://localhost:11434");

    /// <summary>Reads a model's name.</summary>
    /// <exception cref="InputException">No such kind of model; the sentence lists what is known.</exception>
    public static ModelName Parse(string name)
    {
        if (name == "embedded")
        {
            return new(name, name, null);
        }
        var match = Pattern().Match(name);
        var (kind, rest) = (match.Groups["kind"].Value, match.Groups["rest"].Value);
        return kind switch
        {
            "gguf" => new(kind, rest, null),
            "ollama" => AtUrl(kind, rest, Ollama),
            "openai" => AtUrl(kind, rest, OpenAi),
            _ => throw new InputException(
                $"Unknown model '{name}'{Meant(name)}; known are: embedded, ollama:MODEL[@URL], openai:MODEL[@URL], gguf:PATH."
            ),
        };
    }

    private static ModelName AtUrl(string kind, string rest, Uri usual)
    {
        var at = rest.LastIndexOf("@http", StringComparison.Ordinal);
        if (at < 0 && rest.Contains('@'))
        {
            // What follows is not repeated: it may hold a password.
            throw new InputException(
                $"What follows the @ in '{kind}:{rest[..rest.IndexOf('@')]}@…' is not an address; write it with http:// or https://."
            );
        }
        if (at < 0)
        {
            return new(kind, rest, usual);
        }
        if (!Uri.TryCreate(rest[(at + 1)..].TrimEnd('/'), UriKind.Absolute, out var url) || at == 0 || !IsWeb(url))
        {
            throw new InputException(
                $"'{kind}:{rest[..at]}@…' needs a model and an address such as {kind}:MODEL@http://localhost:8000/v1."
            );
        }
        return url.UserInfo.Length == 0 && url.Query.Length == 0
            ? new(kind, rest[..at], url)
            : throw new InputException(
                $"The address after '{kind}:{rest[..at]}@' holds a password or a query; give a key through an environment variable instead."
            );
    }

    private static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;

    // A name with a slip in its first part, or a bare path.
    private static string Meant(string name)
    {
        if (name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase))
        {
            return $" (did you mean 'gguf:{name}'?)";
        }
        var end = name.IndexOfAny([':', '/']);
        var kind = end < 0 ? name : name[..end];
        string[] all = end < 0 ? ["embedded"] : ["ollama", "openai", "gguf"];
        var near = all.FirstOrDefault(k => EditDistance.Levenshtein(k, kind.ToLowerInvariant()) <= 2);
        return near is null ? "" : $" (did you mean '{near}{(end < 0 ? "" : ":" + name[(end + 1)..])}'?)";
    }

    [GeneratedRegex("^(?<kind>[a-z]+):(?<rest>.+)$", RegexOptions.Singleline)]
    private static partial Regex Pattern();
}
