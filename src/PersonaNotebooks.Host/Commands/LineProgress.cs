namespace PersonaNotebooks.Host.Commands;

/// <summary>Shows the latest report as one line of a terminal twice a second, or as a line every ten seconds in a log.</summary>
internal sealed class LineProgress<T> : IProgress<T>
{
    private readonly int pause = Console.IsErrorRedirected ? 10_000 : 500;
    private long next = Environment.TickCount64 + (Console.IsErrorRedirected ? 10_000 : 500);

    public void Report(T value)
    {
        var due = Interlocked.Read(ref next);
        var now = Environment.TickCount64;
        if (now >= due && Interlocked.CompareExchange(ref next, now + pause, due) == due)
        {
            Console.Error.Write(Console.IsErrorRedirected ? $"{value}\n" : $"\r{value}   \r");
        }
    }
}
