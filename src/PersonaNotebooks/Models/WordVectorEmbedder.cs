using System.Globalization;
using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Models;

/// <summary>
/// Turns texts into the mean of their words' vectors, read from a text file: fastText's <c>.vec</c> (a first line with counts) or GloVe (none). A text
/// without a known word has the zero vector. Words are lower-cased letters and apostrophes; a word is also tried as it is written.
/// </summary>
public sealed class WordVectorEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Dictionary<string, float[]> vectors = new(StringComparer.Ordinal);
    private readonly string name;
    private readonly int length;

    private WordVectorEmbedder(string name, int length) => (this.name, this.length) = (name, length);

    /// <summary>How many words there are.</summary>
    public int Words => vectors.Count;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is missing, empty, or a line is no word and numbers of the same count; names file and line.</exception>
    public static WordVectorEmbedder Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"There is no word-vector file '{path}'.");
        }
        WordVectorEmbedder? result = null;
        foreach (var (i, line) in File.ReadLines(path).Index())
        {
            var parts = line.TrimEnd().Split(' ');
            if (i == 0 && parts.Length == 2 && int.TryParse(parts[0], out _) && int.TryParse(parts[1], out _))
            {
                continue;
            }
            result ??= new(Path.GetFileName(path), parts.Length - 1);
            result.Add(parts, i + 1);
        }
        return result ?? throw new InputException($"The word-vector file '{path}' holds no vector.");
    }

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(v => new Embedding<float>(Mean(v)))));

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("word vectors", null, name, length)
            : null;

    /// <inheritdoc/>
    public void Dispose() { }

    private void Add(string[] parts, int line)
    {
        var vector = new float[length];
        // A word may hold spaces: the numbers are counted from the end.
        var first = parts.Length - length;
        for (var d = 0; d < length && first >= 1; d++)
        {
            if (!float.TryParse(parts[first + d], NumberStyles.Float, CultureInfo.InvariantCulture, out vector[d]))
            {
                first = 0;
            }
        }
        if (first < 1 || length < 1 || !Array.TrueForAll(vector, float.IsFinite))
        {
            throw new InputException($"'{name}' line {line} is not a word and {length} numbers.");
        }
        vectors.TryAdd(string.Join(' ', parts[..first]), vector);
    }

    private float[] Mean(string text)
    {
        var sum = new float[length];
        var known = 0;
        foreach (var word in Split(text))
        {
            if (vectors.TryGetValue(word, out var vector) || vectors.TryGetValue(word.ToLowerInvariant(), out vector))
            {
                known++;
                for (var d = 0; d < length; d++)
                {
                    sum[d] += vector[d];
                }
            }
        }
        return known == 0 ? sum : [.. sum.Select(s => s / known)];
    }

    private static IEnumerable<string> Split(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c == '\'' ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
