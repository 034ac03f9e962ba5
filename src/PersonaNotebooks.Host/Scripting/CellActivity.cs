namespace PersonaNotebooks.Host.Scripting;

/// <summary>Counts the threads that work for a cell at this moment: its own, and those of tasks and threads that it started.</summary>
public sealed class CellActivity
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private int threads;

    /// <summary>A thread begins to work for the cell.</summary>
    public void Enter() => Interlocked.Increment(ref threads);

    /// <summary>A thread works no longer for it.</summary>
    public void Leave() => Interlocked.Decrement(ref threads);

    /// <summary>Waits until only the caller's thread works for the cell, for a limited time.</summary>
    /// <returns>False when others still do.</returns>
    public bool Ends(TimeSpan patience)
    {
        for (var end = Environment.TickCount64 + (long)patience.TotalMilliseconds; Volatile.Read(ref threads) > 1; )
        {
            if (Environment.TickCount64 >= end)
            {
                return false;
            }
            Thread.Sleep(Step);
        }
        return true;
    }
}
