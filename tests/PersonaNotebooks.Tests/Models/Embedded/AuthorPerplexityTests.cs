using System.Text.Json;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Embedded;
using Xunit.Abstractions;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class AuthorPerplexityTests(EmbeddedModelFixture fixture, ITestOutputHelper output)
{
    private const string Posts = "data/posts/ubuntu-irc/ubuntu_irc_top40.jsonl";

    /// <summary>
    /// Forty real people's chat lines: 150 shuffled posts of an author as prompt, 100 others held out. The held-out posts of at
    /// least 39 authors must be most probable after their own author's posts.
    /// </summary>
    [SharedDataFact(Posts)]
    public async Task OwnPostsPredictAnAuthorBest()
    {
        var authors = File.ReadLines(SharedDataFactAttribute.PathOf(Posts))
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Where(p => p.GetProperty("role").GetString() == "target")
            .GroupBy(p => p.GetProperty("author").GetString()!, p => p.GetProperty("text").GetString()!)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Texts: g.ToArray()))
            .ToArray();
        Assert.Equal(40, authors.Length);
        foreach (var (author, texts) in authors)
        {
            new Seed(1).For(author).Stream().Shuffle<string>(texts);
        }
        var held = authors.Select(a => a.Texts[150..250]).ToArray();
        var perplexity = new double[40, 40];
        for (var p = 0; p < 40; p++)
        {
            var prompt = string.Join('\n', authors[p].Texts[..150]) + "\n";
            var scores = await fixture.Model.Scorer.ScoreAsync([
                .. held.SelectMany(h => h).Select(t => new ScoreRequest(prompt, t + "\n")),
            ]);
            for (var h = 0; h < 40; h++)
            {
                var tokens = scores.Skip(100 * h).Take(100).SelectMany(s => s.Tokens);
                perplexity[p, h] = Math.Exp(-tokens.Average(t => t.LogProbability));
            }
        }
        var right = 0;
        for (var h = 0; h < 40; h++)
        {
            var others = Enumerable.Range(0, 40).Where(p => p != h).Select(p => perplexity[p, h]).ToArray();
            right += perplexity[h, h] < others.Min() ? 1 : 0;
            output.WriteLine(
                $"{authors[h].Key, -16} own {perplexity[h, h], 8:F0}  best other {others.Min(), 8:F0}  median other {others.Order().ElementAt(19), 8:F0}"
            );
        }
        output.WriteLine($"{right} of 40");
        Assert.InRange(right, 39, 40);
    }
}
