using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Keeps the sentences whose vectors lie nearest to the mean of all, in their order, up to the limit of words. Needs vectors only, so that scoring a story costs no
/// chat call; Xie et al. 2025 use two summarising networks instead.
/// </summary>
/// <param name="embedder">Such as <see cref="Models.Lab.Embedder"/>.</param>
public sealed class ExtractiveSummariser(IEmbeddingGenerator<string, Embedding<float>> embedder) : ISummariser
{
    /// <inheritdoc/>
    public async Task<string> SummariseAsync(string text, int words, CancellationToken cancellationToken = default)
    {
        string[] sentences = [.. Sentences.Of(text)];
        if (sentences.Length < 2 || LifeStory.WordCount(text) <= words)
        {
            return text;
        }
        var vectors = await embedder
            .GenerateAsync(sentences, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var mean = new float[vectors[0].Vector.Length];
        foreach (var vector in vectors)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(mean, vector.Vector.Span, mean);
        }
        Embedding<float> centre = new(mean);
        var kept = new SortedSet<int>();
        var left = words;
        foreach (
            var i in Enumerable
                .Range(0, sentences.Length)
                .OrderByDescending(i => EmbeddingRetriever.Cosine(vectors[i], centre))
                .ThenBy(i => i)
        )
        {
            var length = LifeStory.WordCount(sentences[i]);
            if (length <= left || kept.Count == 0)
            {
                kept.Add(i);
                left -= length;
            }
        }
        return string.Join(' ', kept.Select(i => sentences[i].Trim()));
    }
}
