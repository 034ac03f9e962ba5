using System.Net;
using System.Text.Json;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>Turns what goes wrong on the wire into one sentence that says what to do.</summary>
internal static class EndpointErrors
{
    private const int LongestDetail = 300;

    public static ModelCallException ForTransport(Uri url, Exception e, EndpointLimits limits, TimeSpan took) =>
        e switch
        {
            OperationCanceledException { InnerException: TimeoutException } => Unreachable(
                url,
                "no connection in time",
                e,
                took
            ),
            OperationCanceledException => new(
                CallFailure.TimedOut,
                FormattableString.Invariant(
                    $"{url} did not answer within {limits.Call.TotalSeconds:0.#} s; the model may be overloaded or too slow."
                ),
                e
            ),
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
            } => Unreachable(url, e.Message.TrimEnd('.'), e, took),
            _ => new(CallFailure.BrokenReply, $"The connection to {url} broke before the answer was complete.", e),
        };

    public static ModelCallException ForStatus(
        Uri url,
        HttpResponseMessage response,
        string text,
        string keyVariable,
        bool hasKey,
        KeyRedaction redaction
    )
    {
        var status = (int)response.StatusCode;
        var detail = Detail(redaction.Message(Said(text)));
        var failure = status is 408 or 429 or >= 500 ? CallFailure.Busy : CallFailure.Refused;
        return new(failure, Sentence(url, status, detail, keyVariable, hasKey))
        {
            Status = status,
            RetryAfter = response.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => date - DateTimeOffset.UtcNow is { Ticks: > 0 } left ? left : TimeSpan.Zero,
                _ => null,
            },
        };
    }

    private static string Sentence(Uri url, int status, string detail, string keyVariable, bool hasKey) =>
        status switch
        {
            401 or 403 when hasKey => $"{url} refused the key in {keyVariable} ({detail}); check that variable.",
            401 or 403 => $"{url} wants a key ({detail}); set the environment variable {keyVariable}.",
            404 =>
                $"{url} does not have what was asked for ({detail}); check the model's name (for Ollama: 'ollama pull MODEL') and the address.",
            400 or 413 when IsTooLong(detail) =>
                $"The input is longer than the model's context ({detail}); shorten the prompt or choose a model with a longer context.",
            429 => $"{url} limits the rate of calls ({detail}); lower the requests a minute.",
            >= 500 => $"{url} failed with status {status} ({detail}).",
            >= 300 and < 400 => $"{url} redirects elsewhere; name the final address.",
            _ => $"{url} refused the call with status {status} ({detail}).",
        };

    // Servers word this differently: OpenAI and vLLM "maximum context length", llama.cpp "exceed_context_size", Ollama "context window".
    private static bool IsTooLong(string detail) => detail.Contains("context", StringComparison.OrdinalIgnoreCase);

    private static ModelCallException Unreachable(Uri url, string why, Exception e, TimeSpan took) =>
        new(CallFailure.Unreachable, $"No model server answers at {url} ({why}); start it or check the address.", e)
        {
            Took = took,
        };

    private static string Detail(string text)
    {
        var detail = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return detail.Length switch
        {
            0 => "no reason given",
            <= LongestDetail => detail,
            _ => detail[..LongestDetail] + "…",
        };
    }

    // What the server said: {"error": {"message": …}}, {"error": …}, {"message": …}, or one of these in a list (Gemini).
    private static string Said(string text)
    {
        try
        {
            var json = JsonSerializer.Deserialize<JsonElement>(text);
            while (true)
            {
                switch (json.ValueKind)
                {
                    case JsonValueKind.Array when json.GetArrayLength() > 0:
                        json = json[0];
                        break;
                    case JsonValueKind.Object
                        when json.TryGetProperty("error", out var inner) || json.TryGetProperty("message", out inner):
                        json = inner;
                        break;
                    default:
                        return json.ToString();
                }
            }
        }
        catch (JsonException)
        {
            return text; // a proxy's page, say: its start is shown as it is
        }
    }
}
