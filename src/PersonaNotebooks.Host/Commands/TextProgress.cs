using System.Globalization;
using PersonaNotebooks.Models;
using PersonaNotebooks.Surveys;

namespace PersonaNotebooks.Host.Commands;

/// <summary>Shows how far a long run is: one line of a terminal twice a second, or a line every ten seconds in a log.</summary>
/// <param name="lab">Whose calls are counted beside; null for none.</param>
internal sealed class TextProgress(Lab? lab) : IProgress<SimulationProgress>, IProgress<int>
{
    private const int TerminalPause = 500,
        LogPause = 10_000;

    private readonly int pause = Console.IsErrorRedirected ? LogPause : TerminalPause;
    private long next = Environment.TickCount64 + (Console.IsErrorRedirected ? LogPause : TerminalPause);

    /// <summary>What is being counted when only a number is reported.</summary>
    public string What { get; set; } = "";

    /// <summary>How many there will be.</summary>
    public int Total { get; set; }

    public void Report(SimulationProgress value)
    {
        if (IsDue())
        {
            Show(value.ToString());
        }
    }

    public void Report(int value)
    {
        if (IsDue())
        {
            Show(string.Create(CultureInfo.InvariantCulture, $"{value} of {Total} {What}, {Total - value} left"));
        }
    }

    private bool IsDue()
    {
        var due = Interlocked.Read(ref next);
        var now = Environment.TickCount64;
        return now >= due && Interlocked.CompareExchange(ref next, now + pause, due) == due;
    }

    private void Show(string text)
    {
        var line = lab is null ? text : $"{text}; {lab.Meter.Reading}";
        Console.Error.Write(Console.IsErrorRedirected ? line + "\n" : $"\r{line}   \r");
    }
}
