using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>
/// Sends JSON to an endpoint that speaks the OpenAI protocol and reads JSON back. On <see cref="HttpClient"/> rather than the
/// OpenAI SDK: the store needs the reply's exact text, and retries, time limits, the size limit and the check for a reply that was cut
/// off must be ours alone (the SDK retries by itself, so a throttle and a meter outside it would count wrongly).
/// Every failure is a <see cref="ModelCallException"/>. The key is sent in one header and, from eight characters on, blanked out of every message
/// and of the texts in a reply; a shorter one is a dummy and changes nothing.
/// </summary>
public sealed class OpenAiEndpoint : IDisposable
{
    private readonly HttpClient http;
    private readonly EndpointLimits limits;
    private readonly string? key;
    private readonly KeyRedaction redaction;
    private readonly string keyVariable;

    /// <summary>Prepares an endpoint; nothing is sent yet.</summary>
    /// <param name="url">The base address that <c>/chat/completions</c> is added to, such as <c>https://host/v1</c>.</param>
    /// <param name="key">The secret; null when the server wants none.</param>
    /// <param name="keyVariable">The environment variable that a person should set when the server wants a key.</param>
    /// <param name="limits">Time and size limits.</param>
    public OpenAiEndpoint(
        Uri url,
        string? key = null,
        string keyVariable = "PERSONA_API_KEY",
        EndpointLimits? limits = null
    )
    {
        (Url, this.key, this.keyVariable, this.limits) = (url, key, keyVariable, limits ?? new());
        redaction = new(key);
        SocketsHttpHandler handler = new()
        {
            ConnectTimeout = this.limits.Connect,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            // A redirect would carry the key to a place that nobody named.
            AllowAutoRedirect = false,
            UseProxy = !url.IsLoopback,
        };
        http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        if (key is not null)
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        }
    }

    /// <summary>The base address.</summary>
    public Uri Url { get; }

    /// <summary>Posts a body to a path below the base address and reads the reply.</summary>
    /// <exception cref="ModelCallException">No answer, a refusal, or a reply that is not JSON.</exception>
    public Task<OpenAiReply> PostAsync(string path, byte[] body, CancellationToken cancellationToken) =>
        SendAsync(Post(path, body), cancellationToken);

    /// <summary>Reads what stands at a path below the base address, or at an absolute address on the same server.</summary>
    /// <exception cref="ModelCallException">No answer, a refusal, or a reply that is not JSON.</exception>
    public Task<OpenAiReply> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Get, At(path)), cancellationToken);

    /// <summary>Posts a body and reads a stream of server-sent events; each is JSON, the last one <c>[DONE]</c>.</summary>
    /// <exception cref="ModelCallException">As for <see cref="PostAsync"/>, or the stream ended before its end mark.</exception>
    public async IAsyncEnumerable<JsonElement> StreamAsync(
        string path,
        byte[] body,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limits.Call);
        using var response = await ToldAsync(() => BeginAsync(Post(path, body), clock.Token), cancellationToken)
            .ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync(clock.Token).ConfigureAwait(false);
        var events = SseParser.Create(stream).EnumerateAsync(clock.Token).GetAsyncEnumerator(clock.Token);
        await using var _ = events.ConfigureAwait(false);
        var read = 0L;
        while (await ToldAsync(() => events.MoveNextAsync().AsTask(), cancellationToken).ConfigureAwait(false))
        {
            var data = events.Current.Data;
            if (data == "[DONE]")
            {
                yield break;
            }
            read += data.Length;
            yield return read <= limits.ReplyBytes ? redaction.Reply(data, Parse(data)).Json : throw TooLarge();
        }
        throw Broken("ended before it was complete");
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private HttpRequestMessage Post(string path, byte[] body)
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new("application/json");
        return new(HttpMethod.Post, At(path)) { Content = content };
    }

    private Uri At(string path) => new($"{Url.AbsoluteUri.TrimEnd('/')}/{path}");

    private async Task<OpenAiReply> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limits.Call);
        return await ToldAsync(
                async () =>
                {
                    using var response = await BeginAsync(request, clock.Token).ConfigureAwait(false);
                    var text = await ReadAsync(response.Content, clock.Token).ConfigureAwait(false);
                    return Parse(text, response.Content.Headers.ContentType);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    // Sends a request and reads the head of the reply; a failure's body too.
    private async Task<HttpResponseMessage> BeginAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var _ = request;
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }
        using (response)
        {
            var text = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            throw EndpointErrors.ForStatus(Url, response, text, keyVariable, key is not null, redaction);
        }
    }

    private async Task<T> ToldAsync<T>(Func<Task<T>> step, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw EndpointErrors.ForTransport(Url, e, limits, Stopwatch.GetElapsedTime(start));
        }
    }

    private async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using MemoryStream text = new();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (text.Length + read > limits.ReplyBytes)
            {
                throw TooLarge();
            }
            text.Write(buffer, 0, read);
        }
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private OpenAiReply Parse(string text, MediaTypeHeaderValue? type) =>
        type?.MediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            ? redaction.Reply(text, Parse(text))
            : throw Broken($"is '{redaction.Message(type?.MediaType ?? "of no type")}', not JSON");

    private JsonElement Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException e)
        {
            throw Broken("is not valid JSON (cut off?)", e);
        }
    }

    private ModelCallException TooLarge() =>
        new(
            CallFailure.TooLarge,
            $"The reply from {Url} is larger than {limits.ReplyBytes} bytes and was dropped; limit the answer's length."
        );

    private ModelCallException Broken(string what, Exception? cause = null) =>
        new(
            CallFailure.BrokenReply,
            $"The reply from {Url} {what}; check that an OpenAI-compatible server runs there.",
            cause
        );
}
