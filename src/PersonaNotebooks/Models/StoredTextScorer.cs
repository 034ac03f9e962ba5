using System.Text.Json;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Models;

/// <summary>Keeps every score of a server in the answer store, and asks only for those that are missing.</summary>
internal sealed class StoredTextScorer(ITextScorer inner, ModelIdentity identity, StoredCalls calls) : ITextScorer
{
    public async Task<IReadOnlyList<TextScore>> ScoreAsync(
        IReadOnlyList<ScoreRequest> requests,
        double temperature = 1,
        CancellationToken cancellationToken = default
    ) =>
        await calls
            .MapAsync(requests.Count, (i, stop) => OneAsync(requests[i], temperature, stop), cancellationToken)
            .ConfigureAwait(false);

    private async Task<TextScore> OneAsync(
        ScoreRequest request,
        double temperature,
        CancellationToken cancellationToken
    )
    {
        AnswerKey key = new(
            identity,
            "score",
            JsonSerializer.Serialize(request),
            JsonSerializer.Serialize(new { temperature }),
            draw: 0
        );
        var text = await calls
            .GetAsync(
                key,
                async stop =>
                {
                    var scores = await inner.ScoreAsync([request], temperature, stop).ConfigureAwait(false);
                    return JsonSerializer.Serialize(scores[0].Tokens);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(JsonSerializer.Deserialize<TokenScore[]>(text)!, temperature);
    }
}
