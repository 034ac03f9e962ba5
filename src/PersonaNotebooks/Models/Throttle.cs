using System.Threading.RateLimiting;

namespace PersonaNotebooks.Models;

/// <summary>
/// Holds calls back so that an endpoint's limits are kept: calls in flight, requests a minute, tokens a minute. One throttle is
/// shared by all clients of one endpoint.
/// </summary>
public sealed class Throttle : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private readonly ConcurrencyLimiter inFlight;
    private readonly RateLimiter? requests,
        tokens;
    private readonly int largestTokens;

    /// <summary>Starts with a full allowance.</summary>
    public Throttle(ThrottleLimits limits)
    {
        inFlight = new(new() { PermitLimit = limits.InFlight, QueueLimit = int.MaxValue });
        requests = Bucket(limits.RequestsPerMinute);
        tokens = Bucket(limits.TokensPerMinute);
        largestTokens = Burst(limits.TokensPerMinute ?? 0);
    }

    /// <summary>Waits until a call may be made; dispose what it returns when the call has ended.</summary>
    /// <param name="estimatedTokens">What the call will read and write, roughly; a call above a whole burst waits for a full one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask<IDisposable> WaitAsync(int estimatedTokens, CancellationToken cancellationToken)
    {
        var slot = await inFlight.AcquireAsync(1, cancellationToken).ConfigureAwait(false);
        try
        {
            if (requests is not null)
            {
                (await requests.AcquireAsync(1, cancellationToken).ConfigureAwait(false)).Dispose();
            }
            if (tokens is not null)
            {
                var wanted = Math.Min(estimatedTokens, largestTokens);
                (await tokens.AcquireAsync(wanted, cancellationToken).ConfigureAwait(false)).Dispose();
            }
            return slot;
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        inFlight.Dispose();
        requests?.Dispose();
        tokens?.Dispose();
    }

    // A minute's allowance is handed out second by second, so that no endpoint sees a whole minute's calls at once.
    private static TokenBucketRateLimiter? Bucket(int? perMinute) =>
        perMinute is { } limit
            ? new(
                new()
                {
                    TokenLimit = Burst(limit),
                    TokensPerPeriod = Burst(limit),
                    ReplenishmentPeriod = Step * (60.0 * Burst(limit) / limit),
                    QueueLimit = int.MaxValue,
                }
            )
            : null;

    private static int Burst(int perMinute) => Math.Max(1, perMinute / 60);
}
