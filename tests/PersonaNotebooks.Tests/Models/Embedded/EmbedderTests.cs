using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class EmbedderTests(EmbeddedModelFixture fixture)
{
    private async Task<float[][]> Embed(params IEnumerable<string> texts) =>
        [.. (await fixture.Model.Embedder.GenerateAsync(texts)).Select(e => e.Vector.ToArray())];

    [Fact]
    public async Task VectorsHaveLengthOneAndRepeat()
    {
        var vectors = await Embed("The pool is closed.", "The pool is closed.", "zzz qqq", "");
        Assert.Equal(vectors[0], vectors[1]);
        Assert.Equal(1, TensorPrimitives.Norm<float>(vectors[0]), 1e-5);
        Assert.All(vectors[2].Concat(vectors[3]), x => Assert.Equal(0, x));
        var other = await EmbeddedModel.LoadAsync();
        Assert.Equal(vectors[0], (await other.Embedder.GenerateAsync(["The pool is closed."]))[0].Vector.ToArray());
    }

    /// <summary>Posts of another expansion: the nearest of the others is on the same topic far more often than one in fifteen.</summary>
    [Fact]
    public async Task NearTextsAreOfOneTopic()
    {
        var posts = ForumCorpus.Expand(41, 30).Posts.Where(p => p.Topic is not null).ToArray();
        var vectors = await Embed(posts.Select(p => p.Text));
        var hits = posts
            .Index()
            .Count(p =>
                posts[
                    Enumerable
                        .Range(0, posts.Length)
                        .Where(i => i != p.Index)
                        .MaxBy(i => TensorPrimitives.Dot<float>(vectors[i], vectors[p.Index]))
                ].Topic == p.Item.Topic
            );
        Assert.True(hits > 0.5 * posts.Length, $"{hits} of {posts.Length}");
    }
}
