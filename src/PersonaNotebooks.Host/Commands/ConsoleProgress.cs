using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary>Shows a running count in one line of a terminal, twice a second at most.</summary>
internal sealed class ConsoleProgress : IProgress<MeterReading>
{
    private const int Pause = 500;
    private long next = Environment.TickCount64 + Pause;

    public void Report(MeterReading value)
    {
        var due = Interlocked.Read(ref next);
        var now = Environment.TickCount64;
        if (now >= due && Interlocked.CompareExchange(ref next, now + Pause, due) == due)
        {
            Console.Error.Write($"\r{value}   \r");
        }
    }
}
