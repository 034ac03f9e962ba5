namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>
/// How much memory the long messages of all peers together may take while they arrive, before anyone knows whether they are
/// signed. Safe for threads.
/// </summary>
/// <param name="most">Most bytes at once.</param>
public sealed class ByteBudget(long most)
{
    private long used;

    /// <summary>The bytes that are taken now.</summary>
    public long Used => Interlocked.Read(ref used);

    /// <summary>Takes bytes.</summary>
    /// <exception cref="ZmtpException">There is no room for them.</exception>
    public void Take(long bytes)
    {
        if (Interlocked.Add(ref used, bytes) > most)
        {
            Give(bytes);
            throw new ZmtpException("too much arrives from all peers together");
        }
    }

    /// <summary>Gives bytes back that were taken.</summary>
    public void Give(long bytes) => Interlocked.Add(ref used, -bytes);
}
