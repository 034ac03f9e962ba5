using System.Collections.Concurrent;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Sends gathered text a moment after its first piece was written, so that a cell that prints a lot sends few messages.</summary>
public sealed class OutputPump
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(30);

    private readonly BlockingCollection<(long Due, Action Flush)> waiting = [];

    /// <summary>Starts the thread that sends; it is its own since cells may keep all others busy.</summary>
    public OutputPump() => new Thread(Run) { IsBackground = true, Name = "kernel output" }.UnsafeStart();

    /// <summary>How many calls wait.</summary>
    public int Waiting => waiting.Count;

    /// <summary>Calls back in a moment. Whoever waits for a call asks for no other one, so that calls do not pile up.</summary>
    public void Schedule(Action flush) =>
        waiting.Add((Environment.TickCount64 + (long)Moment.TotalMilliseconds, flush));

    private void Run()
    {
        foreach (var (due, flush) in waiting.GetConsumingEnumerable())
        {
            if (due - Environment.TickCount64 is > 0 and var left)
            {
                Thread.Sleep((int)left);
            }
            flush();
        }
    }
}
