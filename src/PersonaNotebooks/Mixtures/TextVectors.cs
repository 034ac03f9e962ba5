using Microsoft.Extensions.AI;
using PersonaNotebooks.Metrics;

namespace PersonaNotebooks.Mixtures;

/// <summary>The frozen encoder h: texts to vectors of length one.</summary>
internal static class TextVectors
{
    private const int Chunk = 256;

    public static async Task<Matrix> OfAsync(
        IEmbeddingGenerator<string, Embedding<float>> encoder,
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken
    )
    {
        Matrix? vectors = null;
        var row = 0;
        foreach (var chunk in texts.Chunk(Chunk))
        {
            // Some encoders refuse an empty text; it stands for "none" and gets the zero vector.
            var asked = chunk.Where(t => t.Length > 0).ToArray();
            var answers =
                asked.Length == 0
                    ? []
                    : await encoder.GenerateAsync(asked, null, cancellationToken).ConfigureAwait(false);
            var next = 0;
            foreach (var text in chunk)
            {
                if (text.Length > 0)
                {
                    var answer = answers[next++].Vector.Span;
                    vectors ??= new(texts.Count, answer.Length);
                    Fill(vectors.Row(row), answer);
                }
                row++;
            }
        }
        return vectors
            ?? throw new InputException(
                "All texts to be turned into vectors are empty; give at least one that is not."
            );
    }

    private static void Fill(Span<double> target, ReadOnlySpan<float> vector)
    {
        if (vector.Length != target.Length)
        {
            throw new InputException(
                $"The encoder gave vectors of {target.Length} and of {vector.Length} numbers; use one model for all."
            );
        }
        for (var i = 0; i < vector.Length; i++)
        {
            target[i] = vector[i];
        }
        var length = Math.Sqrt(FixedOrder.SumOfSquares(target));
        if (!double.IsFinite(length))
        {
            throw new InputException(
                "The encoder gave a vector with a number that is not finite; use another encoder."
            );
        }
        for (var i = 0; i < target.Length && length > 0; i++)
        {
            target[i] /= length;
        }
    }
}
