using System.Runtime;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// Runs code that can be stopped even when it never looks at a token, such as <c>while (true) { }</c>. Each piece of it, also
/// what follows an <c>await</c>, runs on a pool thread inside <see cref="ControlledExecution"/>; unlike a single-threaded
/// context this cannot deadlock a cell that blocks on a task's result.
/// </summary>
public sealed class Interruptible(CancellationToken token) : SynchronizationContext
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs to the end, or until the token stops it.</summary>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled. Code that cannot be stopped (a native call, a finally block) is left behind after two seconds.
    /// </exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> start, CancellationToken token)
    {
        Interruptible context = new(token);
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(() =>
            Task.Delay(Grace, CancellationToken.None).ContinueWith(_ => stopped.TrySetResult(), TaskScheduler.Default)
        );
        var begun = Task.Factory.StartNew(
            () => context.Begin(start),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        if (await Task.WhenAny(begun, stopped.Task).ConfigureAwait(false) != begun)
        {
            throw new OperationCanceledException(token);
        }
        var task = await begun.ConfigureAwait(false);
        return await task.WaitAsync(token).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) =>
        ThreadPool.QueueUserWorkItem(_ =>
        {
            try
            {
                Control(() => d(state));
            }
            catch (OperationCanceledException) when (token.IsCancellationRequested)
            {
                // The waiting RunAsync reports it.
            }
        });

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private Task<T> Begin<T>(Func<Task<T>> start)
    {
        Task<T>? task = null;
        Control(() => task = start());
        return task!;
    }

    private void Control(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
#pragma warning disable SYSLIB0046 // The only way to stop a cell that does not cooperate; the process may run on after it.
            ControlledExecution.Run(action, token);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
