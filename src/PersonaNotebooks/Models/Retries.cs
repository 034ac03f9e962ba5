using System.Diagnostics;
using Polly;
using Polly.Retry;

namespace PersonaNotebooks.Models;

/// <summary>The one rule of what is tried again and when, on a Polly pipeline; chat, scoring and embedding calls share it.</summary>
internal sealed class Retries
{
    private static readonly ResiliencePropertyKey<long> Start = new("start");
    private readonly ResiliencePipeline pipeline;

    public Retries(RetryLimits limits, Meter? meter)
    {
        pipeline = new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = Math.Max(1, limits.Tries - 1),
                    Delay = limits.FirstPause,
                    MaxDelay = limits.LongestPause,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = attempt => ValueTask.FromResult(limits.Tries > 1 && MayHeal(attempt, limits)),
                    DelayGenerator = attempt => ValueTask.FromResult(AskedFor(attempt.Outcome.Exception, limits)),
                    OnRetry = _ =>
                    {
                        meter?.Retried();
                        return default;
                    },
                }
            )
            .Build();
    }

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Start, Stopwatch.GetTimestamp());
        try
        {
            return await pipeline
                .ExecuteAsync(
                    async c => await TranslatedAsync(call, c.CancellationToken).ConfigureAwait(false),
                    context
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    // A caller's own client fails in its own way; what HttpClient throws below it can be judged all the same.
    private static async Task<T> TranslatedAsync<T>(
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            var failure = (int?)e.StatusCode switch
            {
                null
                    when e.HttpRequestError
                        is HttpRequestError.ConnectionError
                            or HttpRequestError.NameResolutionError => CallFailure.Unreachable,
                null => CallFailure.BrokenReply,
                408 or 429 or >= 500 => CallFailure.Busy,
                _ => CallFailure.Refused,
            };
            throw new ModelCallException(failure, $"The call to the model failed: {e.Message.TrimEnd('.')}.", e)
            {
                Status = (int?)e.StatusCode,
            };
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelCallException(CallFailure.Busy, "The model did not answer in time.", e);
        }
    }

    private static bool MayHeal(RetryPredicateArguments<object> attempt, RetryLimits limits) =>
        attempt.Outcome.Exception is ModelCallException failure
        && failure.Failure switch
        {
            CallFailure.Refused => false,
            CallFailure.Unreachable => Stopwatch.GetElapsedTime(attempt.Context.Properties.GetValue(Start, 0))
                < limits.Unreachable,
            _ => true,
        };

    private static TimeSpan? AskedFor(Exception? failure, RetryLimits limits) =>
        (failure as ModelCallException)?.RetryAfter is { } pause
            ? TimeSpan.FromTicks(Math.Min(pause.Ticks, limits.LongestPause.Ticks))
            : null;
}
