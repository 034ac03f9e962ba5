using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>
/// A scorer with known probabilities: texts are words of one letter, persona "You are K3." and exemplar "E5 ..." in the prompt each have a
/// distribution over letters, and a letter comes from the persona's with probability 0.8, else from the exemplar's.
/// </summary>
internal sealed class PlantedScorer(PlantedPopulation truth) : ITextScorer
{
    public List<ScoreRequest> Asked { get; } = [];

    public Func<ScoreRequest, double?>? Override { get; init; }

    public Task<IReadOnlyList<TextScore>> ScoreAsync(
        IReadOnlyList<ScoreRequest> requests,
        double temperature = 1,
        CancellationToken cancellationToken = default
    )
    {
        lock (Asked)
        {
            Asked.AddRange(requests);
        }
        return Task.FromResult<IReadOnlyList<TextScore>>([.. requests.Select(r => Score(r, temperature))]);
    }

    private TextScore Score(ScoreRequest request, double temperature)
    {
        if (Override?.Invoke(request) is { } set)
        {
            return new([new("x", set)], temperature);
        }
        var letters = truth.Letters(Number(request.Prompt, "You are K"), Number(request.Prompt, "\nE"), temperature);
        return new(
            [.. request.Continuation.Split(' ').Select(w => new TokenScore(w, Math.Log(letters[w[0] - 'a'])))],
            temperature
        );
    }

    // -1 where the prompt has none.
    private static int Number(string prompt, string before)
    {
        var at = prompt.IndexOf(before, StringComparison.Ordinal);
        return at < 0
            ? -1
            : int.Parse(
                string.Concat(prompt[(at + before.Length)..].TakeWhile(char.IsDigit)),
                System.Globalization.CultureInfo.InvariantCulture
            );
    }
}
