using System.Globalization;
using Polly;
using Polly.Retry;

namespace PersonaNotebooks.Models;

/// <summary>The one rule of what is tried again and when, on a Polly pipeline; chat, scoring and embedding calls share it.</summary>
internal sealed class Retries
{
    // What an endpoint that takes no connection has cost so far, and how often time ran out.
    private static readonly ResiliencePropertyKey<TimeSpan> Unreachable = new("unreachable");
    private static readonly ResiliencePropertyKey<int> TimesOut = new("timed out");
    private readonly RetryLimits limits;
    private readonly ResiliencePipeline pipeline;

    public Retries(RetryLimits limits, Meter? meter)
    {
        this.limits = limits;
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
                    DelayGenerator = attempt =>
                        ValueTask.FromResult((attempt.Outcome.Exception as ModelCallException)?.RetryAfter),
                    OnRetry = retry =>
                    {
                        Count(retry);
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
        try
        {
            return await pipeline
                .ExecuteAsync(
                    async c => await TranslatedAsync(call, c.CancellationToken).ConfigureAwait(false),
                    context
                )
                .ConfigureAwait(false);
        }
        catch (ModelCallException e) when (e.RetryAfter > limits.LongestRetryAfter)
        {
            var (asked, most) = (e.RetryAfter.Value.TotalSeconds, limits.LongestRetryAfter.TotalSeconds);
            var wait = string.Create(
                CultureInfo.InvariantCulture,
                $"it asks to wait {asked:0} s, more than the {most:0} s that are waited, so run again later"
            );
            throw new ModelCallException(e.Failure, $"{e.Message.TrimEnd('.')}; {wait}.", e)
            {
                Status = e.Status,
                RetryAfter = e.RetryAfter,
            };
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
            throw new ModelCallException(CallFailure.TimedOut, "The model did not answer in time.", e);
        }
    }

    private static bool MayHeal(RetryPredicateArguments<object> attempt, RetryLimits limits) =>
        attempt.Outcome.Exception is ModelCallException failure
        && failure.Failure switch
        {
            CallFailure.Busy => !(failure.RetryAfter > limits.LongestRetryAfter),
            CallFailure.BrokenReply => true,
            CallFailure.TimedOut => attempt.Context.Properties.GetValue(TimesOut, 0) == 0,
            CallFailure.Unreachable => attempt.Context.Properties.GetValue(Unreachable, default)
                + failure.Took.GetValueOrDefault()
                < limits.Unreachable,
            _ => false,
        };

    private static void Count(OnRetryArguments<object> retry)
    {
        var properties = retry.Context.Properties;
        switch (retry.Outcome.Exception)
        {
            case ModelCallException { Failure: CallFailure.TimedOut }:
                properties.Set(TimesOut, properties.GetValue(TimesOut, 0) + 1);
                break;
            case ModelCallException { Failure: CallFailure.Unreachable } failure:
                var spent = failure.Took.GetValueOrDefault() + retry.RetryDelay;
                properties.Set(Unreachable, properties.GetValue(Unreachable, default) + spent);
                break;
        }
    }
}
