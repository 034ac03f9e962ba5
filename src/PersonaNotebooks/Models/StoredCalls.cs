using System.Diagnostics;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models;

/// <summary>
/// The same path for scores and vectors of a server as chat takes through its wrappers: store, meter, retries, throttle.
/// </summary>
internal sealed class StoredCalls(
    AnswerStore store,
    Retries retries,
    Throttle throttle,
    Meter meter,
    Price? price,
    SemaphoreSlim unstored
)
{
    private const int CharactersPerToken = 4,
        Workers = 64;

    /// <summary>Runs the calls of many items, a limited number at a time, and gives the results in their order.</summary>
    public async Task<T[]> MapAsync<T>(
        int count,
        Func<int, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        var results = new T[count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken };
        await Parallel
            .ForAsync(0, count, options, async (i, stop) => results[i] = await call(i, stop).ConfigureAwait(false))
            .ConfigureAwait(false);
        return results;
    }

    /// <summary>The stored text under a key, or what the call gives, stored.</summary>
    public async Task<string> GetAsync(
        AnswerKey key,
        Func<CancellationToken, Task<string>> call,
        CancellationToken cancellationToken
    )
    {
        var reply = await store
            .GetOrCallAsync(key, stop => CallAsync(key, call, stop), cancellationToken, unstored)
            .ConfigureAwait(false);
        if (reply.Reused)
        {
            meter.Reused();
        }
        return reply.Answer.Text;
    }

    private async Task<StoredAnswer> CallAsync(
        AnswerKey key,
        Func<CancellationToken, Task<string>> call,
        CancellationToken cancellationToken
    )
    {
        var tokens = key.Messages.Length / CharactersPerToken + 1;
        var cost = price?.Cost(key.Messages.Length, 0) ?? 0; // no tokeniser makes more tokens than characters of this JSON
        var start = Stopwatch.GetTimestamp();
        string text;
        try
        {
            text = await retries
                .RunAsync(
                    stop => meter.SpendAsync(cost, () => ThrottledAsync(tokens, call, stop), _ => cost, stop),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            meter.Failed();
            throw;
        }
        meter.Made(null, null);
        return new(text) { LatencyMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds };
    }

    private async Task<string> ThrottledAsync(
        int tokens,
        Func<CancellationToken, Task<string>> call,
        CancellationToken cancellationToken
    )
    {
        using var slot = await throttle.WaitAsync(tokens, cancellationToken).ConfigureAwait(false);
        return await call(cancellationToken).ConfigureAwait(false);
    }
}
