using System.Diagnostics;
using System.Globalization;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>Ends the kernel when the front end that started it is gone, as when it was killed.</summary>
public static class ParentWatch
{
    private const string Variable = "JPY_PARENT_PID";

    /// <summary>Watches the process that Jupyter names in the environment, if any.</summary>
    /// <param name="gone">Called when it has ended.</param>
    public static void Start(Action gone)
    {
        if (
            !int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var id)
            || id <= 1
        )
        {
            return;
        }
        Process parent;
        try
        {
            parent = Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            gone();
            return;
        }
        Thread watch = new(() =>
        {
            parent.WaitForExit();
            gone();
        })
        {
            IsBackground = true,
            Name = "kernel parent watch",
        };
        watch.UnsafeStart();
    }
}
