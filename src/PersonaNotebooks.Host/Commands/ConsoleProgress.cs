using System.Globalization;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary>
/// Shows how many of the calls have ended: in one line of a terminal, twice a second at most; where the output is a file or a pipe, a
/// line of its own every ten seconds.
/// </summary>
/// <param name="console">Where it is shown.</param>
/// <param name="isFile">True when nobody looks at a moving line.</param>
/// <param name="total">The calls in all.</param>
internal sealed class ConsoleProgress(TextWriter console, bool isFile, int total) : IProgress<MeterReading>, IDisposable
{
    private readonly Lock gate = new();
    private readonly long pause = isFile ? 10_000 : 500;
    private long next = Environment.TickCount64 + (isFile ? 10_000 : 500);
    private int width;

    /// <inheritdoc/>
    public void Report(MeterReading value)
    {
        lock (gate)
        {
            if (Environment.TickCount64 >= next)
            {
                next = Environment.TickCount64 + pause;
                Show(Line(value, total));
            }
        }
    }

    /// <summary>"12 of 300: 10 made, 2 reused, …".</summary>
    public static string Line(MeterReading value, int total) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Made + value.Reused + value.Failed} of {total}: {value}");

    /// <summary>Writes to standard output with the moving line out of the way.</summary>
    public void Aside(Action write)
    {
        lock (gate)
        {
            Clear();
            write();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Aside(() => { });

    private void Show(string line)
    {
        if (isFile)
        {
            console.WriteLine(line);
            return;
        }
        console.Write($"\r{line.PadRight(width)}");
        width = line.Length;
    }

    private void Clear()
    {
        if (width > 0)
        {
            console.Write($"\r{new string(' ', width)}\r");
            width = 0;
        }
    }
}
