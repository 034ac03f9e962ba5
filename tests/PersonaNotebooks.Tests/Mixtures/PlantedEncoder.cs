using Microsoft.Extensions.AI;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>Gives each different text a random direction: it knows nothing but which texts are the same.</summary>
internal sealed class PlantedEncoder(int length = 32) : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(Embed)));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private Embedding<float> Embed(string text)
    {
        var stream = new Seed(1).For(text).Stream();
        return new(Enumerable.Range(0, length).Select(_ => (float)stream.NextNormal()).ToArray());
    }
}
