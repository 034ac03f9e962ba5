using System.Runtime;
using System.Runtime.ExceptionServices;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// Runs code that can be stopped even when it never looks at a token, such as <c>while (true) { }</c>. Each piece of it, also
/// what follows an <c>await</c>, runs inside <see cref="ControlledExecution"/>; unlike a context of one thread this cannot
/// deadlock a cell that blocks on a task's result. The threads are its own and die with the cell: one that was aborted may
/// keep the runtime's signal blocked, and would then never again stop for an abort or for the garbage collector.
/// </summary>
public sealed class Interruptible : SynchronizationContext
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Politeness = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // Its cancellation blocks until the code has stopped, so it is not the caller's own.
    private readonly CancellationTokenSource abort = new();
    private readonly Action<Exception> stray;
    private readonly Queue<Action> work = [];
    private readonly List<Thread> threads = [];
    private int idle;
    private bool ended;

    private Interruptible(Action<Exception> stray) => this.stray = stray;

    /// <summary>Runs to the end, or until the token stops it.</summary>
    /// <param name="start">The code; what it throws comes out of the task, also when it throws before its first await.</param>
    /// <param name="stray">
    /// Takes an exception that belongs to no task, such as that of an <c>async void</c> method. It may be called after the end.
    /// </param>
    /// <param name="token">Stops the code.</param>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled. Code that cannot be stopped (a native call, a finally block) is left behind after two seconds.
    /// </exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> start, Action<Exception> stray, CancellationToken token)
    {
        async Task<T> Started() => await start();
        Interruptible context = new(stray);
        TaskCompletionSource<Task<T>> begun = new();
        context.Enqueue(() => begun.SetResult(Started()));
        var code = begun.Task.Unwrap();
        try
        {
            return await code.WaitAsync(token);
        }
        finally
        {
            // Away from the thread that ran the code, to the caller's where it has one: a cell may have filled the thread pool.
            await Task.CompletedTask.ConfigureAwait(
                ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext
            );
            if (token.IsCancellationRequested)
            {
                await context.StopAsync(code);
            }
            context.End();
            // Code that was stopped may have caught the stop and returned, or thrown, as if all were its own doing.
            token.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        // An async void method hands its exception over in this form. Taken here, it is known before the cell can end.
        if (state is ExceptionDispatchInfo thrown)
        {
            stray(thrown.SourceException);
        }
        else
        {
            Enqueue(() => d(state));
        }
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private void Enqueue(Action action)
    {
        // The cell that the work belongs to is known by the flow of control, which the threads do not share.
        var flow = ExecutionContext.Capture()!;
        lock (work)
        {
            work.Enqueue(() => ExecutionContext.Run(flow, _ => action(), null));
            if (idle >= work.Count)
            {
                Monitor.Pulse(work);
                return;
            }
            Thread thread = new(Work) { IsBackground = true, Name = "notebook cell" };
            threads.Add(thread);
            thread.UnsafeStart();
        }
    }

    private void Work()
    {
        SetSynchronizationContext(this);
        var outside = ExecutionContext.Capture()!;
        try
        {
            while (Next() is { } action)
            {
#pragma warning disable SYSLIB0046 // The only way to stop a cell that does not cooperate; the process may run on after it.
                ControlledExecution.Run(action, abort.Token);
#pragma warning restore SYSLIB0046
            }
        }
        catch (Exception e)
            when (abort.IsCancellationRequested && e is OperationCanceledException or ThreadInterruptedException)
        {
            // RunAsync reports it; this thread ends.
        }
        catch (Exception e)
        {
            // Work of a task keeps its exceptions in the task, so this was posted by other means.
            stray(e);
        }
        finally
        {
            // An abort skips the runtime's own step out of the cell's flow, and this thread is no longer at work for the cell.
            ExecutionContext.Restore(outside);
        }
    }

    private Action? Next()
    {
        lock (work)
        {
            while (work.Count == 0)
            {
                if (ended)
                {
                    return null;
                }
                idle++;
                Monitor.Wait(work);
                idle--;
            }
            return work.Dequeue();
        }
    }

    private Task StopAsync(Task code)
    {
        TaskCompletionSource stopped = new();
        new Thread(() =>
        {
            if (!HasEnded(code))
            {
                Stop();
            }
            stopped.SetResult();
        })
        {
            IsBackground = true,
            Name = "notebook cell stop",
        }.UnsafeStart();
        return stopped.Task;
    }

    // Code that looks at its token, or puts something out, ends by itself.
    private static bool HasEnded(Task code)
    {
        SpinWait.SpinUntil(() => code.IsCompleted, Politeness);
        return code.IsCompleted;
    }

    // The abort reaches running code; a thread that sleeps or waits must be woken for it. A thread that is aborted inside the
    // console's own lock would keep it for ever, so none may be in there meanwhile.
    private void Stop()
    {
        object[] locks = [Console.Out, Console.Error];
        var taken = Array.ConvertAll(locks, one => Monitor.TryEnter(one, Patience));
        Thread aborting = new(abort.Cancel) { IsBackground = true, Name = "notebook cell abort" };
        aborting.UnsafeStart();
        if (!aborting.Join(Patience))
        {
            lock (work)
            {
                threads.ForEach(thread => thread.Interrupt());
            }
            aborting.Join(Grace);
        }
        foreach (var (one, held) in locks.Zip(taken))
        {
            if (held)
            {
                Monitor.Exit(one);
            }
        }
    }

    private void End()
    {
        lock (work)
        {
            ended = true;
            Monitor.PulseAll(work);
        }
    }
}
