namespace PersonaNotebooks.Personas;

/// <summary>A field of a written table that breaks the table's rules.</summary>
/// <param name="Field">The field's name; empty when the whole reply is meant.</param>
/// <param name="Kind">Which rule.</param>
/// <param name="What">What is wrong, in words that follow the field's name.</param>
public sealed record TableFault(string Field, TableFaultKind Kind, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field} {What}".Trim();
}
