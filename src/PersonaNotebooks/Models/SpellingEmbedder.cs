using System.Text;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>
/// Turns texts into vectors by their spelling: the counts of character 3- to 5-grams, each hashed to a place and a sign (feature hashing, Weinberger
/// et al. 2009), as logarithms, of length one. It knows nothing of meaning and was trained on nothing, so that it can check a result
/// which another encoder was used to reach.
/// </summary>
/// <param name="length">Length of a vector.</param>
public sealed class SpellingEmbedder(int length = 256) : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Shortest = 3,
        Longest = 5;

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Vector(v)))));

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("spelling", null, "spelling", length)
            : null;

    /// <inheritdoc/>
    public void Dispose() { }

    private float[] Vector(string text)
    {
        var sums = new double[length];
        var bytes = Encoding.UTF8.GetBytes($" {text.ToLowerInvariant()} ");
        for (var i = 0; i < bytes.Length; i++)
        {
            // FNV-1a, gram by gram; its last bits choose the place, one above them the sign.
            var hash = 14695981039346656037UL;
            for (var n = 1; n <= Longest && i + n <= bytes.Length; n++)
            {
                hash = (hash ^ bytes[i + n - 1]) * 1099511628211UL;
                if (n >= Shortest)
                {
                    var mixed = hash ^ (hash >> 29);
                    sums[mixed % (ulong)length] += (mixed >> 40 & 1) == 0 ? 1 : -1;
                }
            }
        }
        var squares = 0.0;
        for (var d = 0; d < length; d++)
        {
            sums[d] = Math.Sign(sums[d]) * Math.Log(1 + Math.Abs(sums[d]));
            squares += sums[d] * sums[d];
        }
        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        return [.. sums.Select(s => (float)(s * scale))];
    }
}
