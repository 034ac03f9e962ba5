using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Simulacra;

/// <summary>Scores the paragraphs of a story (Xie et al. 2025, the public code's formula). Works from one paragraph on.</summary>
/// <param name="embedder">Makes the vectors.</param>
/// <param name="summariser">Makes the summaries.</param>
public sealed class StoryScorer(IEmbeddingGenerator<string, Embedding<float>> embedder, ISummariser summariser)
{
    private const int StoryWords = 500;

    /// <summary>The score of every paragraph, in order.</summary>
    /// <exception cref="InputException">The story has no paragraph.</exception>
    public async Task<IReadOnlyList<ParagraphScore>> ScoreAsync(
        LifeStory story,
        CancellationToken cancellationToken = default
    )
    {
        var paragraphs = story.Paragraphs;
        if (paragraphs.Count == 0)
        {
            throw new InputException("A story without a paragraph cannot be scored; begin with a biography.");
        }
        var whole = await summariser
            .SummariseAsync(string.Join(' ', paragraphs), StoryWords, cancellationToken)
            .ConfigureAwait(false);
        List<string> own = [];
        foreach (var paragraph in paragraphs)
        {
            var half = Math.Max(10, LifeStory.WordCount(paragraph) / 2);
            own.Add(await summariser.SummariseAsync(paragraph, half, cancellationToken).ConfigureAwait(false));
        }
        var vectors = await embedder
            .GenerateAsync([whole, .. paragraphs, .. own], cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        double Cosine(int a, int b) => EmbeddingRetriever.Cosine(vectors[a], vectors[b]);
        var n = paragraphs.Count;
        return
        [
            .. Enumerable
                .Range(1, n)
                .Select(i => new ParagraphScore(
                    Cosine(i, 0),
                    Cosine(i, n + i),
                    Enumerable.Range(1, n).Average(j => 1 - Cosine(i, j))
                )),
        ];
    }

    /// <summary>Draws the paragraph to expand: one of the best five, or of the best tenth where there are over 20.</summary>
    public static int Pick(IReadOnlyList<ParagraphScore> scores, Seed seed)
    {
        var best = Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i].Total).ThenBy(i => i).ToArray();
        var among = scores.Count > 20 ? scores.Count / 10 + 1 : Math.Min(5, scores.Count);
        return best[seed.For("paragraph").Stream().Next(among)];
    }
}
