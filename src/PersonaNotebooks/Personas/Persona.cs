namespace PersonaNotebooks.Personas;

/// <summary>
/// A persona: the description of a person that stands before a question, whoever wrote it. The one noun that all four systems share.
/// </summary>
/// <param name="Id">What names this persona in tables and stores; unique within a set.</param>
/// <param name="Text">The description as a model reads it.</param>
public sealed record Persona(string Id, string Text)
{
    /// <summary>What is known about the person for certain, such as <c>state</c>, <c>age</c>, <c>sex</c>; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>How much of the text a model wrote, such as <c>meta</c> or <c>descriptive</c>; null outside that scale.</summary>
    public string? Tier { get; init; }

    /// <summary>The model that wrote the text; null when no model did.</summary>
    public string? WrittenBy { get; init; }
}
