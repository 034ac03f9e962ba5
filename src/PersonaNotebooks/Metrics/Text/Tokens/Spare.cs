namespace PersonaNotebooks.Metrics.Text;

/// <summary>
/// Keeps one workspace between calls, so that scoring many short texts allocates nothing for it. A second thread that comes
/// meanwhile gets a fresh one. A workspace that a huge text has made large is let go.
/// </summary>
internal sealed class Spare<T>
    where T : class, IWorkspace, new()
{
    private T? spare;

    /// <summary>A clean workspace.</summary>
    public T Take() => Interlocked.Exchange(ref spare, null) ?? new T();

    /// <summary>Cleans a workspace and keeps it for the next call.</summary>
    public void Return(T workspace)
    {
        if (!workspace.IsLarge)
        {
            workspace.Clear();
            Volatile.Write(ref spare, workspace);
        }
    }
}
