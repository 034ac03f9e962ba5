using PersonaNotebooks.Host.Formatting;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>What a part of a cell needs while it runs.</summary>
/// <param name="Session">The session that the cell runs in.</param>
/// <param name="Cell">The cell.</param>
/// <param name="Output">Where its output goes.</param>
/// <param name="Stopped">Cancelled when the cell is to stop.</param>
public sealed record CellContext(
    NotebookSession Session,
    CellSource Cell,
    INotebookOutput Output,
    CancellationToken Stopped
)
{
    // An abort in the midst of a storm of exceptions can take the whole process down.
    private const int MostRefusals = 100;

    private int refusals;

    /// <summary>
    /// Where code of the cell puts values. A cell that is to stop ends here by itself, before it must be aborted; one that catches
    /// that again and again is held here.
    /// </summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    public INotebookOutput Output
    {
        get
        {
            if (Stopped.IsCancellationRequested && Interlocked.Increment(ref refusals) > MostRefusals)
            {
                Thread.Sleep(Timeout.Infinite);
            }
            Stopped.ThrowIfCancellationRequested();
            return field;
        }
    } = Output;

    /// <summary>The same for the console, which calls inside a lock of its own and so is never held.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    public INotebookOutput ConsoleOutput
    {
        get
        {
            Stopped.ThrowIfCancellationRequested();
            return field;
        }
    } = Output;

    /// <summary>The threads that work for the cell.</summary>
    public CellActivity Activity { get; } = new();

    /// <summary>Shows a value and gives the id under which it can be updated.</summary>
    public string Display(object? value) => Display(ValueFormatter.Format(value));

    /// <summary>Shows ready-made forms.</summary>
    public string Display(MimeBundle data)
    {
        var id = Session.NextDisplayId();
        Output.Display(data, id);
        return id;
    }
}
