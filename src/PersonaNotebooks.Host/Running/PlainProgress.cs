using System.Globalization;

namespace PersonaNotebooks.Host.Running;

/// <summary>Progress as lines of text, for logs and pipes.</summary>
public sealed class PlainProgress(TextWriter console) : IRunProgress
{
    private readonly TextWriter console = TextWriter.Synchronized(console);

    /// <inheritdoc/>
    public void Started(string notebook, int cells) => console.WriteLine($"{notebook}: {cells} code cells");

    /// <inheritdoc/>
    public void CellStarted(string notebook, int done, int cells) =>
        console.WriteLine($"{notebook}: {done + 1}/{cells}");

    /// <inheritdoc/>
    public void Note(string notebook, string message) => console.WriteLine($"{notebook}: {message}");

    /// <inheritdoc/>
    public void Finished(string notebook, NotebookResult result, TimeSpan time)
    {
        var end = result switch
        {
            { Failure: not null } => "failed",
            { Changed: true } => "done, written",
            _ => "done, unchanged",
        };
        console.WriteLine($"{notebook}: {end} ({time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s)");
    }
}
