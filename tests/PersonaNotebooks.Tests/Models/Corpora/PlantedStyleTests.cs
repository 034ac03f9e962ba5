using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Corpora;
using PersonaNotebooks.Tests.Models.Embedded;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Models.Corpora;

[Collection("embedded model")]
public class PlantedStyleTests(EmbeddedModelFixture fixture, ITestOutputHelper output)
{
    /// <summary>Forty posts of each person as prompt, forty other texts of each scored under all twelve: one's own must fit best.</summary>
    [Fact]
    public async Task TheTwelvePeopleAreToldApartByPerplexity()
    {
        var forum = ForumCorpus.Expand(23, 40);
        var names = forum.People.Select(p => p.Name).ToArray();
        var held = names
            .Select(n => forum.Replies.Where(r => r.Author == n).Select(r => r.Text + "\n").ToArray())
            .ToArray();
        var perplexity = new double[12, 12];
        for (var p = 0; p < 12; p++)
        {
            var prompt = string.Join('\n', forum.Posts.Where(x => x.Author == names[p]).Select(x => x.Text)) + "\n";
            for (var h = 0; h < 12; h++)
            {
                var scores = await fixture.Model.Scorer.ScoreAsync([
                    .. held[h].Select(t => new ScoreRequest(prompt, t)),
                ]);
                perplexity[p, h] = Math.Exp(-scores.Sum(s => s.LogProbability) / scores.Sum(s => s.Tokens.Count));
            }
        }
        for (var h = 0; h < 12; h++)
        {
            var best = Enumerable.Range(0, 12).MinBy(p => perplexity[p, h]);
            output.WriteLine($"{names[h], -16} own {perplexity[h, h]:F1}, best {names[best]} {perplexity[best, h]:F1}");
            Assert.Equal(names[h], names[best]);
        }
    }
}
