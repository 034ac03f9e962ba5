using System.Collections.Concurrent;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Sends gathered text a moment after its first piece was written, so that a cell that prints a lot sends few messages.</summary>
public sealed class OutputPump
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(30);

    private readonly BlockingCollection<Action> waiting = [];

    /// <summary>Starts the thread that sends; it is its own since cells may keep all others busy.</summary>
    public OutputPump() => new Thread(Run) { IsBackground = true, Name = "kernel output" }.UnsafeStart();

    /// <summary>Calls back in a moment.</summary>
    public void Schedule(Action flush) => waiting.Add(flush);

    private void Run()
    {
        foreach (var flush in waiting.GetConsumingEnumerable())
        {
            Thread.Sleep(Moment);
            flush();
        }
    }
}
