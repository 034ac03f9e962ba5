using System.Runtime;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// Runs code that can be stopped even when it never looks at a token, such as <c>while (true) { }</c>. Each piece of it, also
/// what follows an <c>await</c>, runs on a pool thread inside <see cref="ControlledExecution"/>; unlike a single-threaded
/// context this cannot deadlock a cell that blocks on a task's result.
/// </summary>
public sealed class Interruptible : SynchronizationContext
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    // Its cancellation blocks until the code has stopped, so it is not the caller's own.
    private readonly CancellationTokenSource abort = new();
    private Thread? starter;

    /// <summary>Runs to the end, or until the token stops it.</summary>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled. Code that cannot be stopped (a native call, a finally block) is left behind after two seconds.
    /// </exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> start, CancellationToken token)
    {
        Interruptible context = new();
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(() =>
        {
            context.Stop();
            _ = Task.Delay(Grace, CancellationToken.None)
                .ContinueWith(_ => stopped.TrySetResult(), TaskScheduler.Default);
        });
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
        try
        {
            return await (await begun.ConfigureAwait(false)).WaitAsync(token).ConfigureAwait(false);
        }
        finally
        {
            // Code that was stopped may have caught the stop and returned, or thrown, as if all were its own doing.
            token.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) =>
        ThreadPool.QueueUserWorkItem(_ =>
        {
            try
            {
                Control(() => d(state));
            }
            catch (OperationCanceledException) when (abort.IsCancellationRequested)
            {
                // The waiting RunAsync reports it.
            }
        });

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private Task<T> Begin<T>(Func<Task<T>> start)
    {
        Task<T>? task = null;
        starter = Thread.CurrentThread;
        Control(() => task = start());
        return task!;
    }

    // The abort reaches running code; a thread that sleeps or waits must be woken for it. Pool threads are not woken, because
    // they may have gone on to other work.
    private void Stop()
    {
        _ = abort.CancelAsync();
        starter?.Interrupt();
    }

    private void Control(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
#pragma warning disable SYSLIB0046 // The only way to stop a cell that does not cooperate; the process may run on after it.
            ControlledExecution.Run(action, abort.Token);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
