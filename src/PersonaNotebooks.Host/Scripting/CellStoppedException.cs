namespace PersonaNotebooks.Host.Scripting;

/// <summary>A cell was stopped by its token; the session can go on with the next.</summary>
/// <param name="leftBehind">Whether something that it started still runs, since nothing can stop it.</param>
/// <param name="token">What stopped it.</param>
public sealed class CellStoppedException(bool leftBehind, CancellationToken token)
    : OperationCanceledException("The cell was stopped.", token)
{
    /// <summary>
    /// Whether a task or thread of the cell, or a call that cannot be stopped, still runs. It ends by itself or with the process.
    /// </summary>
    public bool LeftBehind { get; } = leftBehind;
}
