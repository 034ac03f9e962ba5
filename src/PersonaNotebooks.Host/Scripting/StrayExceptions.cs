using System.Runtime.ExceptionServices;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>Exceptions on threads that cells start, which would otherwise end the process and all its notebooks.</summary>
public static class StrayExceptions
{
    /// <summary>
    /// Gives each to the notebook whose cell started the thread, and makes the process's exit code 1, as the notebook may have ended
    /// by then. Call it once in a process.
    /// </summary>
    /// <param name="error">Where the sentence goes that tells of it at once.</param>
    public static void Install(TextWriter error) =>
        ExceptionHandling.SetUnhandledExceptionHandler(exception => Handle(exception, error));

    // False for an exception that comes from no cell: that is a mistake of this program, and ends it as usual.
    private static bool Handle(Exception exception, TextWriter error)
    {
        if (AmbientOutput.Current is not { } context)
        {
            return false;
        }
        error.WriteLine(
            $"persona: a thread that {context.Cell.Label} started threw {exception.GetType().Name}: {exception.Message}"
        );
        Environment.ExitCode = 1;
        context.Session.Report(exception);
        return true;
    }
}
