using System.Text;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// Stands in for the process's console writers: text written by a cell goes to the cell's output, everything else to the
/// real console.
/// </summary>
public sealed class ConsoleRouter : TextWriter
{
    private readonly string name;
    private readonly TextWriter real;

    private ConsoleRouter(string name, TextWriter real)
    {
        this.name = name;
        this.real = real;
        CoreNewLine = ['\n'];
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Routes standard output, error and input until the result is disposed.</summary>
    public static IDisposable Install()
    {
        var (output, error, input) = (Console.Out, Console.Error, Console.In);
        Console.SetOut(new ConsoleRouter("stdout", output));
        Console.SetError(new ConsoleRouter("stderr", error));
        Console.SetIn(new ConsoleInput());
        return new Restore(output, error, input);
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }
        if (AmbientOutput.Current is { } cell)
        {
            cell.ConsoleOutput.Stream(name, value);
        }
        else
        {
            real.Write(value);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + "\n");

    private sealed class Restore(TextWriter output, TextWriter error, TextReader input) : IDisposable
    {
        public void Dispose()
        {
            Console.SetOut(output);
            Console.SetError(error);
            Console.SetIn(input);
        }
    }
}
