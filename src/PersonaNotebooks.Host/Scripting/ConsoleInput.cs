namespace PersonaNotebooks.Host.Scripting;

/// <summary>Stands in for the console's input: asks the person at the front end, a line at a time, or refuses where nobody is.</summary>
public sealed class ConsoleInput : TextReader
{
    private string line = "";
    private int at;

    /// <inheritdoc/>
    public override string ReadLine()
    {
        if (at == line.Length)
        {
            return Ask();
        }
        var rest = line[at..].TrimEnd('\n');
        (line, at) = ("", 0);
        return rest;
    }

    /// <inheritdoc/>
    public override int Peek()
    {
        if (at == line.Length)
        {
            (line, at) = (Ask() + "\n", 0);
        }
        return line[at];
    }

    /// <inheritdoc/>
    public override int Read()
    {
        var character = Peek();
        at++;
        return character;
    }

    /// <summary>Why input is refused where nobody is there to type.</summary>
    public static InputException Refused() =>
        new("The cell asks for input, but nobody is there to type; use a cell tagged 'parameters' and --param.");

    private static string Ask() =>
        AmbientOutput.Current?.Session.Input is { } input ? input.ReadLine("", secret: false) : throw Refused();
}
