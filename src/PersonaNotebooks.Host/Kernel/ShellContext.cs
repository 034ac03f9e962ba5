using System.Collections.Concurrent;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>
/// Runs asynchronous work on the calling thread alone. The session goes on there after its awaits, so that a cell that keeps the
/// whole thread pool busy can neither hold up its own end nor the next cell.
/// </summary>
public sealed class ShellContext : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> posted = [];

    private ShellContext() { }

    /// <summary>Runs work to its end and gives its result, or throws what it threw.</summary>
    public static T Run<T>(Func<Task<T>> work)
    {
        ShellContext context = new();
        var before = Current;
        SetSynchronizationContext(context);
        try
        {
            var task = work();
            task.GetAwaiter().OnCompleted(context.posted.CompleteAdding);
            foreach (var (callback, state) in context.posted.GetConsumingEnumerable())
            {
                callback(state);
            }
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            posted.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The work has ended, and this came from something that it left behind.
            base.Post(d, state);
        }
    }
}
