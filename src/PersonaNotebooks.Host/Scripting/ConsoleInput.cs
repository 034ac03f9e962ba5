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

    /// <summary>Reads what is left of a line, or the next one, up to so many characters; asks once at most.</summary>
    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0)
        {
            return 0;
        }
        Peek();
        var read = Math.Min(count, line.Length - at);
        line.CopyTo(at, buffer, index, read);
        at += read;
        return read;
    }

    /// <inheritdoc/>
    /// <exception cref="InputException">Always: what a person types has no end.</exception>
    public override string ReadToEnd() => throw EndlessInput();

    /// <inheritdoc/>
    /// <exception cref="InputException">Always: what a person types has no end.</exception>
    public override Task<string> ReadToEndAsync() => Task.FromException<string>(EndlessInput());

    /// <summary>Why input is refused where nobody is there to type.</summary>
    public static InputException Refused() =>
        new("The cell asks for input, but nobody is there to type; use a cell tagged 'parameters' and --param.");

    private static InputException EndlessInput() =>
        new("What is typed at a front end has no end; read a line at a time with Console.ReadLine().");

    private static string Ask() =>
        AmbientOutput.Current?.Session.Input is { } input ? input.ReadLine("", secret: false) : throw Refused();
}
