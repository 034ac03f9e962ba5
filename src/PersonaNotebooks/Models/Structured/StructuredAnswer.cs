namespace PersonaNotebooks.Models.Structured;

/// <summary>A model's answer read as data, or why it could not be read.</summary>
/// <param name="Value">The data; default when no reply could be read.</param>
/// <param name="Fault">What was wrong with the last reply; null when it was read.</param>
/// <param name="Replies">Every reply exactly as it came, the first one first.</param>
public sealed record StructuredAnswer<T>(T? Value, string? Fault, IReadOnlyList<string> Replies)
{
    /// <summary>True when a reply could be read. An answer that cannot is kept and counted, never guessed.</summary>
    public bool IsRead => Fault is null;
}
