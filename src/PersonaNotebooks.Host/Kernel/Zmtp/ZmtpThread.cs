namespace PersonaNotebooks.Host.Kernel.Zmtp;

/// <summary>The threads that block in the system for one socket or peer. They need little stack, as there may be many.</summary>
public static class ZmtpThread
{
    private const int Stack = 256 << 10;

    /// <summary>Starts one; false when the system has none to give.</summary>
    public static bool TryStart(Action action, string name)
    {
        try
        {
            new Thread(action.Invoke, Stack) { IsBackground = true, Name = name }.UnsafeStart();
            return true;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }
}
