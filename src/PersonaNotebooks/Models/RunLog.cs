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
    /// <exception cref="InputException">The log cannot be written.</exception>
    public static void Write(Lab lab)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss}Z {lab.Identity.Model} ({lab.Identity.Digest}): {lab.Meter.Reading}\n"
        );
        using (StreamWriter console = new(Console.OpenStandardError()))
        {
            console.Write(line);
        }
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(lab.Store.Path))!, "runs.log");
        try
        {
            File.AppendAllText(path, line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"Cannot write the run log '{path}': {e.Message}", e);
        }
    }
}
