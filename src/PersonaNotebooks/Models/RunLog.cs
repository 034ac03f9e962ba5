using System.Globalization;

namespace PersonaNotebooks.Models;

/// <summary>
/// Where what differs from run to run goes: calls made and reused, tokens, money, time. Never into a notebook's output, which must be
/// the same bytes each time.
/// </summary>
public static class RunLog
{
    /// <summary>
    /// Writes one line on a lab's calls so far: to the process's own standard error, past any capture of a cell's output, and to
    /// <c>runs.log</c> beside the answer store.
    /// </summary>
    /// <remarks>A log that cannot be written is told once on standard error and in the meter's notes; it ends no run.</remarks>
    public static void Write(Lab lab)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}Z {lab.Identity.Model} ({lab.Identity.Digest}): {lab.Meter.Reading}\n"
        );
        Tell(line);
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(lab.Store.Path))!, "runs.log");
        try
        {
            File.AppendAllText(path, line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var note = $"The run log '{path}' cannot be written: {e.Message}";
            if (!lab.Meter.Reading.Notes.Contains(note))
            {
                lab.Meter.Noted(note);
                Tell($"note: {note}\n");
            }
        }
    }

    private static void Tell(string line)
    {
        using StreamWriter console = new(Console.OpenStandardError());
        console.Write(line);
    }
}
