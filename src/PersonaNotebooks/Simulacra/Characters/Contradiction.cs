namespace PersonaNotebooks.Simulacra;

/// <summary>A place in a text that says something else than the attributes.</summary>
/// <param name="Where">The text and the paragraph, such as <c>life story, paragraph 4</c>.</param>
/// <param name="What">What is said there, and what the attributes say.</param>
public sealed record Contradiction(string Where, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What}.";
}
