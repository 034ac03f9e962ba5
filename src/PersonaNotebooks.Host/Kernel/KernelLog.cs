namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// What the kernel tells whoever started it, one line each. A peer that misbehaves all the time cannot fill a disk: after so many
/// lines only a last one follows.
/// </summary>
public sealed class KernelLog(TextWriter writer)
{
    /// <summary>How many lines are written.</summary>
    public const int MostLines = 1000;

    private int lines;

    /// <summary>Writes a line; from any thread.</summary>
    public void Write(string line)
    {
        var number = Interlocked.Increment(ref lines);
        if (number <= MostLines)
        {
            writer.WriteLine($"persona kernel: {line}");
        }
        else if (number == MostLines + 1)
        {
            writer.WriteLine("persona kernel: further lines are left out.");
        }
    }
}
