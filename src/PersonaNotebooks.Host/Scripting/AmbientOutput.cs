namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// The output of the cell that the current flow of control belongs to. It follows awaits, tasks and threads that the cell
/// starts, which is what keeps notebooks that run side by side apart.
/// </summary>
public static class AmbientOutput
{
    // The runtime tells of each thread that enters or leaves a flow, so it is known which cells still have threads at work.
    private static readonly AsyncLocal<CellContext?> Flow = new(change =>
    {
        change.PreviousValue?.Activity.Leave();
        change.CurrentValue?.Activity.Enter();
    });

    /// <summary>The cell's context, or null outside a cell.</summary>
    public static CellContext? Current => Flow.Value;

    /// <summary>Makes a context the current one for the calling method and what it starts.</summary>
    public static void Enter(CellContext context) => Flow.Value = context;
}
