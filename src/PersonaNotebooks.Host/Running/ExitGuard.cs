namespace PersonaNotebooks.Host.Running;

/// <summary>Makes a process that ends in the middle of a run, as by <c>Environment.Exit</c> in a library, say so and fail.</summary>
public sealed class ExitGuard : IDisposable
{
    private readonly TextWriter error;
    private readonly CancellationToken stopped;

    /// <summary>Guards until disposed.</summary>
    /// <param name="error">Where the sentence goes.</param>
    /// <param name="stopped">Cancelled when the user stops the run, which may end the process too.</param>
    public ExitGuard(TextWriter error, CancellationToken stopped)
    {
        (this.error, this.stopped) = (error, stopped);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

    private void OnExit(object? sender, EventArgs e)
    {
        if (stopped.IsCancellationRequested)
        {
            return;
        }
        error.WriteLine(
            "persona: a cell ended the whole process (Environment.Exit); notebooks that had not ended were not written."
        );
        if (Environment.ExitCode == 0)
        {
            Environment.ExitCode = 1;
        }
    }
}
