namespace PersonaNotebooks.Models.Embedded;

/// <summary>Scores continuations with the embedded model: exact, whole distributions, any temperature above 0.</summary>
internal sealed class EmbeddedScorer(EmbeddedModel model) : ITextScorer
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<TextScore>> ScoreAsync(
        IReadOnlyList<ScoreRequest> requests,
        double temperature = 1,
        CancellationToken cancellationToken = default
    ) => Task.Run(() => Score(requests, temperature, cancellationToken), cancellationToken);

    private IReadOnlyList<TextScore> Score(
        IReadOnlyList<ScoreRequest> requests,
        double temperature,
        CancellationToken cancellationToken
    )
    {
        if (!(temperature > 0) || !double.IsFinite(temperature))
        {
            throw new InputException($"The scoring temperature is {temperature}; give a finite number above 0.");
        }
        var scores = new TextScore[requests.Count];
        foreach (var group in requests.Index().GroupBy(r => r.Item.Prompt, StringComparer.Ordinal))
        {
            var prompt = model.Adapt(group.Key, cancellationToken);
            var tempering = prompt.At(temperature);
            foreach (var (index, request) in group)
            {
                cancellationToken.ThrowIfCancellationRequested();
                scores[index] = Score(prompt, request.Continuation, tempering, temperature);
            }
        }
        return scores;
    }

    private static TextScore Score(PromptModel prompt, string continuation, Tempering? tempering, double temperature)
    {
        List<TokenScore> tokens = [];
        var state = prompt.End;
        var tokenizer = new WordTokenizer(WordTokenizer.Normalise(continuation));
        while (tokenizer.MoveNext())
        {
            var log = prompt.Step(ref state, tokenizer.Current, tempering);
            tokens.Add(new(prompt.TextOf(tokenizer.Current), log));
        }
        return new(tokens, temperature);
    }
}
