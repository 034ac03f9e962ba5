namespace PersonaNotebooks.Host.Scripting;

/// <summary>Stands in for the console's input while nobody is there to type.</summary>
public sealed class NoInput : TextReader
{
    /// <inheritdoc/>
    public override int Peek() => throw Refused();

    /// <inheritdoc/>
    public override int Read() => throw Refused();

    private static InputException Refused() =>
        new("The cell asks for input, but nobody is there to type; use a cell tagged 'parameters' and --param.");
}
