using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

[Collection("embedded model")]
public class SumsToOneTests(EmbeddedModelFixture fixture)
{
    private static readonly string[] Prompts =
    [
        "",
        "I grow beans",
        "The bridge is rusty and Zyxgrunt knows it.\nZyxgrunt said so.\nZyxgrunt",
        "Good morning, neighbors. I have been turning the levy over in my mind,",
        string.Join(' ', Enumerable.Range(0, 150).Select(i => $"zy{(char)('a' + i % 26)}x{i}q.conf")),
    ];

    /// <summary>Every word that a place could hold, scored one by one through the public scorer, and "any other word".</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.6)]
    [InlineData(1.7)]
    public void EveryWordAndTheUnknownOneSumToOne(double temperature)
    {
        foreach (var text in Prompts)
        {
            var prompt = fixture.Model.Adapt(text, default);
            var words = Enumerable.Range(0, prompt.WordCount).Select(prompt.Text).ToArray();
            var sum = 0.0;
            foreach (var word in words)
            {
                var state = prompt.End;
                sum += Math.Exp(prompt.Step(ref state, word, temperature));
            }
            // The unknown word's mass is what one new word has, over the share of that spelling among new words.
            var end = prompt.End;
            var log = prompt.Step(ref end, " qwmzk", temperature) - prompt.SpellingShare(" qwmzk");
            Assert.Equal(1, sum + Math.Exp(log), 1e-9);
        }
    }

    [Fact]
    public void TheDistributionIsWhatTheScorerGives()
    {
        foreach (var text in Prompts)
        {
            var prompt = fixture.Model.Adapt(text, default);
            var distribution = prompt.Distribution(prompt.End);
            Assert.Equal(1, distribution.Sum(), 1e-9);
            for (var word = 0; word < prompt.WordCount; word += 97)
            {
                var state = prompt.End;
                Assert.Equal(distribution[word], Math.Exp(prompt.Step(ref state, prompt.Text(word), 1)), 1e-12);
            }
        }
    }

    /// <summary>Drawing fills a place for the words that may follow only: they have what the whole distribution gives them.</summary>
    [Fact]
    public void SomeWordsHaveWhatTheyHaveAmongAll()
    {
        foreach (var text in Prompts)
        {
            var prompt = fixture.Model.Adapt(text, default).ForAnswers();
            var state = prompt.Next(prompt.End, prompt.Number(" the"));
            var whole = prompt.Distribution(state);
            int[] following = [.. prompt.FollowingInTexts(state), .. prompt.FollowingInPrompt(state), 0];
            var some = following.Distinct().ToArray();
            var result = new double[prompt.WordCount + 1];
            Array.Fill(result, double.NaN);
            prompt.Fill(state, result, some);
            Assert.All(some, word => Assert.Equal(whole[word], result[word]));
            Assert.Equal(whole[^1], result[^1]);
        }
    }

    /// <summary>Near temperature 0 all of the mass lies on the likeliest word; its powers would underflow if they were taken as they are.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.001)]
    public void ALowTemperatureLeavesTheLikeliestWord(double temperature)
    {
        foreach (var text in Prompts)
        {
            var prompt = fixture.Model.Adapt(text, default);
            var distribution = prompt.Distribution(prompt.End);
            var best = Array.IndexOf(distribution[..^1], distribution[..^1].Max());
            var rivals = distribution.Sum(p => Math.Pow(p / distribution[best], 1 / temperature));
            var state = prompt.End;
            var log = prompt.Step(ref state, prompt.Text(best), temperature);
            Assert.Equal(-Math.Log(rivals), log, 1e-9);
        }
    }

    /// <summary>All spellings over a two-letter alphabet up to some length cannot weigh more than one, and short ones weigh most.</summary>
    [Fact]
    public async Task AllContinuationsOfATinyVocabularySumToOne()
    {
        var model = EmbeddedModel.Train(["a b", "b a", "a", "b b a"]);
        // The chain over {a, b, end, unknown}: every text of up to two known words, ended or going on.
        string[] words = ["a", "b"];
        var heads = words.SelectMany(a => words.Select(b => $"{a} {b}")).ToArray();
        string[] texts = ["\n", .. words.Select(w => $"{w}\n"), .. heads];
        var scores = await model.Scorer.ScoreAsync([.. texts.Select(t => new ScoreRequest("a", t))]);
        var known = scores.Sum(s => Math.Exp(s.LogProbability));
        var prompt = model.Adapt("a", default);
        var unknown = 0.0;
        foreach (var head in new[] { "", "a ", "b " })
        {
            var state = prompt.End;
            var log = 0.0;
            if (head.Length > 0)
            {
                log += prompt.Step(ref state, " " + head.Trim(), 1);
            }
            unknown += Math.Exp(log + prompt.Step(ref state, " zz", 1) - prompt.SpellingShare(" zz"));
        }
        Assert.Equal(1, known + unknown, 1e-9);
    }
}
