namespace PersonaNotebooks.Models;

/// <summary>Which model answers: what the answer store keys on and what a passport prints.</summary>
/// <param name="Endpoint">Where it is asked: <c>embedded</c>, <c>gguf</c>, or the endpoint's URL without any secret.</param>
/// <param name="Model">The name it was opened by, such as <c>gemma3:4b</c>.</param>
/// <param name="Digest">The weights' own digest where it can be known (embedded, Ollama, GGUF); else the model's name.</param>
/// <param name="Note">What a reader of a figure must know of it, such as that it is not an LLM; null when nothing.</param>
public sealed record ModelIdentity(string Endpoint, string Model, string Digest, string? Note = null)
{
    /// <summary>The model, twelve characters of its digest where that is not its name, and the note: <c>embedded 7d94ff484e8c (embedded statistical model, not an LLM)</c>.</summary>
    public override string ToString()
    {
        var digest = Digest == Model ? "" : $" {Digest[..Math.Min(12, Digest.Length)]}";
        return $"{Model}{digest}{(Note is null ? "" : $" ({Note})")}";
    }
}
