namespace PersonaNotebooks.Personas;

/// <summary>A field of a persona table.</summary>
/// <param name="Name">As the table shows it, such as <c>MARITAL_STATUS</c>.</param>
/// <param name="Values">The closed list of values; empty for free text and for numbers.</param>
public sealed record PersonaField(string Name, params IReadOnlyList<string> Values)
{
    /// <summary>The longest free text, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The bounds of a whole number; null for text.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>The meta field that this field must repeat word for word; null for a field that the model fills.</summary>
    public string? Repeats { get; init; }

    /// <summary>What the schema says about the field.</summary>
    public string About { get; init; } = "";
}
