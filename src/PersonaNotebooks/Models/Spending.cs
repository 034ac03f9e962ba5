namespace PersonaNotebooks.Models;

/// <summary>One try of a call against the budget; chat, scoring and embedding calls share it.</summary>
internal static class Spending
{
    /// <summary>Sets money aside, makes the try, and settles what it cost.</summary>
    /// <exception cref="InputException">What is left of the budget does not cover the try.</exception>
    public static async Task<T> SpendAsync<T>(
        this Meter meter,
        decimal most,
        Func<Task<T>> call,
        Func<T, decimal> cost,
        CancellationToken cancellationToken
    )
    {
        await meter.PromiseAsync(most, cancellationToken).ConfigureAwait(false);
        var spent = 0m;
        try
        {
            var result = await call().ConfigureAwait(false);
            spent = cost(result);
            return result;
        }
        catch (Exception e) when (MayBeCharged(e, cancellationToken))
        {
            spent = most;
            throw;
        }
        finally
        {
            meter.Settle(most, spent);
        }
    }

    // A status is a refusal, and without a connection nothing was asked; in all other cases the model may have done its work.
    private static bool MayBeCharged(Exception e, CancellationToken cancellationToken) =>
        e switch
        {
            ModelCallException { Status: null } call => call.Failure
                is CallFailure.BrokenReply
                    or CallFailure.TooLarge
                    or CallFailure.TimedOut,
            HttpRequestException { StatusCode: null } http => http.HttpRequestError
                is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError),
            OperationCanceledException => !cancellationToken.IsCancellationRequested,
            _ => false,
        };
}
