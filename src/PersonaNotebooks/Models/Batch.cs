using System.Runtime.ExceptionServices;

namespace PersonaNotebooks.Models;

/// <summary>Asks many things at once.</summary>
public static class Batch
{
    /// <summary>
    /// Runs one piece of work for each item, many at a time, and gives the outcomes in the items' order. A call that fails for
    /// good, or work that throws in a way of its own, is reported in its place and the others go on; a failure that would meet every call (no server, a refused key, a
    /// model that is not there, a used-up budget, an answer missing in replay) ends the batch: no further item is begun, and those that
    /// were are finished first, because their answers are paid for. What was answered is in the store.
    /// </summary>
    /// <param name="lab">The lab whose throttle sets how many calls are in flight.</param>
    /// <param name="items">What to work on.</param>
    /// <param name="work">The work for one item, such as one chat call.</param>
    /// <param name="cancellationToken">Stops the batch.</param>
    /// <exception cref="InputException">Something that would meet every call.</exception>
    public static async Task<IReadOnlyList<Outcome<TOut>>> MapAsync<TIn, TOut>(
        this Lab lab,
        IReadOnlyList<TIn> items,
        Func<TIn, CancellationToken, Task<TOut>> work,
        CancellationToken cancellationToken = default
    )
    {
        var outcomes = new Outcome<TOut>[items.Count];
        ParallelOptions options = new()
        {
            // Twice the calls in flight: while half of them wait for the model, the others read and write the store.
            MaxDegreeOfParallelism = 2 * lab.InFlight,
            CancellationToken = cancellationToken,
        };
        ExceptionDispatchInfo? end = null;
        await Parallel
            .ForAsync(
                0,
                items.Count,
                options,
                async (i, stop) =>
                {
                    if (Volatile.Read(ref end) is not null)
                    {
                        return;
                    }
                    try
                    {
                        outcomes[i] = new(await work(items[i], stop).ConfigureAwait(false), null);
                    }
                    catch (ModelCallException e) when (!MeetsEveryCall(e))
                    {
                        outcomes[i] = new(default, e);
                    }
                    catch (InputException e)
                    {
                        Interlocked.CompareExchange(ref end, ExceptionDispatchInfo.Capture(e), null);
                    }
                    catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
                    {
                        var what = $"{e.GetType().Name}: {e.Message.TrimEnd('.')}";
                        outcomes[i] = new(
                            default,
                            new(CallFailure.Faulted, $"The work on item {i + 1} threw {what}.", e)
                        );
                    }
                }
            )
            .ConfigureAwait(false);
        end?.Throw();
        return outcomes;
    }

    private static bool MeetsEveryCall(ModelCallException e) =>
        e.Failure == CallFailure.Unreachable || e.Status is 401 or 403 or 404;
}
