using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Models.OpenAi;

/// <summary>
/// Scores texts on a server whose <c>/v1/completions</c> offers <c>echo</c> with <c>logprobs</c>: vLLM, our llama.cpp server. The
/// server tokenises prompt and continuation as one text; the continuation's tokens are found from the end, and a boundary that falls inside a token is
/// refused rather than scored wrongly.
/// </summary>
/// <param name="endpoint">Where to ask.</param>
/// <param name="model">The model's name there.</param>
/// <param name="givesWholeDistributions">True when the server can score at any temperature (our llama.cpp server).</param>
public sealed class OpenAiTextScorer(OpenAiEndpoint endpoint, string model, bool givesWholeDistributions = false)
    : ITextScorer
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<TextScore>> ScoreAsync(
        IReadOnlyList<ScoreRequest> requests,
        double temperature = 1,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        if (temperature != 1 && !givesWholeDistributions)
        {
            throw new NotSupportedException(
                $"The server at {endpoint.Url} does not give whole distributions, so {model} can be scored at temperature 1 only; the embedded model and gguf: models can be scored at any."
            );
        }
        var scores = new TextScore[requests.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = await ScoreAsync(requests[i], temperature, cancellationToken).ConfigureAwait(false);
        }
        return scores;
    }

    private async Task<TextScore> ScoreAsync(
        ScoreRequest request,
        double temperature,
        CancellationToken cancellationToken
    )
    {
        JsonObject body = new()
        {
            ["model"] = model,
            ["prompt"] = request.Prompt + request.Continuation,
            ["echo"] = true,
            ["logprobs"] = 1,
            // Some servers refuse 0; a token that is written all the same is cut off below.
            ["max_tokens"] = 1,
            ["temperature"] = temperature,
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        var reply = await endpoint.PostAsync("completions", bytes, cancellationToken).ConfigureAwait(false);
        var tokens = reply.Read(endpoint.Url, json => Tokens(json, request));
        return new(Align(request, tokens), temperature);
    }

    private List<(string Text, double? LogProbability)> Tokens(JsonElement reply, ScoreRequest request)
    {
        if (
            reply.ValueKind != JsonValueKind.Object
            || !reply.TryGetProperty("choices", out var choices)
            || !choices[0].TryGetProperty("logprobs", out var logprobs)
            || logprobs.ValueKind != JsonValueKind.Object
            // Some servers take `echo`, leave it out, and give the probabilities of what they wrote themselves.
            || choices[0]
                .GetProperty("text")
                .GetString()
                ?.StartsWith(request.Prompt + request.Continuation, StringComparison.Ordinal) != true
        )
        {
            throw new InputException(
                $"The server at {endpoint.Url} gave no log-probabilities of the text that was sent, so it cannot score; models that can: embedded, gguf:PATH, and vLLM's /v1/completions."
            );
        }
        var tokens = logprobs
            .GetProperty("tokens")
            .EnumerateArray()
            .Zip(logprobs.GetProperty("token_logprobs").EnumerateArray())
            .Select(t =>
                (
                    t.First.GetString()!.Replace('\u2581', ' '), // SentencePiece's mark for a space, as some servers leave it
                    t.Second.ValueKind == JsonValueKind.Number ? t.Second.GetDouble() : (double?)null
                )
            )
            .ToList();
        var read = reply.TryGetProperty("usage", out var usage)
            ? usage.GetProperty("prompt_tokens").GetInt32()
            : tokens.Count;
        return tokens.Count > 0 ? tokens[..Math.Min(read, tokens.Count)] : throw new FormatException("no tokens");
    }

    private static List<TokenScore> Align(ScoreRequest request, List<(string Text, double? LogProbability)> tokens)
    {
        var start = tokens.Count;
        var length = 0;
        while (start > 0 && length < request.Continuation.Length)
        {
            length += tokens[--start].Text.Length;
        }
        // A character of several tokens stands with the last of them; the first ones belong to it all the same.
        while (start > 0 && tokens[start - 1] is { Text.Length: 0, LogProbability: not null })
        {
            start--;
        }
        var text = string.Concat(tokens.Skip(start).Select(t => t.Text));
        if (text != request.Continuation)
        {
            throw new InputException(
                $"The boundary between the prompt and the continuation '{Short(request.Continuation)}' falls inside the token '{tokens[start].Text}'; end the prompt with a whole word and begin the continuation with the space."
            );
        }
        return
        [
            .. tokens
                .Skip(start)
                .Select(t => new TokenScore(
                    t.Text,
                    t.LogProbability
                        ?? throw new InputException(
                            "The first token of a text has no probability on this server; give a prompt that is not empty."
                        )
                )),
        ];
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
