using PersonaNotebooks.Models.Embedded;

namespace PersonaNotebooks.Tests.Models.Embedded;

public class KneserNeyModelTests
{
    /// <summary>A bigram model small enough for pencil and paper: texts "1 2", "1 2", "3 2" and the fallback discounts.</summary>
    [Fact]
    public void AgreesWithPencilAndPaper()
    {
        var model = KneserNeyModel.Train([1, 2, 0, 1, 2, 0, 3, 2, 0], 2);
        // Left neighbours: 1 has {start}, 2 has {1, 3}, 3 has {start}, 0 has {2}: 5 in all. Counts 1 and 2 lack counts 3 and 4,
        // so the discounts are 0.5 (count 1) and 1 (count 2); unigram mass held back: (0.5 + 1 + 0.5 + 0.5) / 5 = 0.5.
        double one = 0.5 / 5,
            two = 1.0 / 5;
        Assert.Equal(one, model.Probability(NgramTrie.Root, 1), 1e-15);
        Assert.Equal(two, model.Probability(NgramTrie.Root, 2), 1e-15);
        Assert.Equal(0.5, model.Probability(NgramTrie.Root, -1), 1e-15);
        // After the start: 1 twice and 3 once, of 3; held back (1 + 0.5) / 3 = 0.5.
        Assert.Equal(1.0 / 3 + 0.5 * one, model.Probability(model.Start, 1), 1e-15);
        Assert.Equal(0.5 / 3 + 0.5 * one, model.Probability(model.Start, 3), 1e-15);
        Assert.Equal(0.5 * two, model.Probability(model.Start, 2), 1e-15);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void EveryContextSumsToOne(int order)
    {
        var stream = new Seed(4).Stream();
        var words = Enumerable
            .Range(0, 4000)
            .Select(_ => stream.Next(8) == 0 ? 0 : 1 + stream.Next(30) * stream.Next(2))
            .ToArray();
        words[^1] = 0;
        var model = KneserNeyModel.Train(words, order);
        var state = model.Start;
        foreach (var word in words.AsSpan(0, 300))
        {
            var distribution = new double[31 + 1];
            model.Distribution(state, distribution);
            Assert.Equal(1, distribution.Sum(), 1e-12);
            Assert.Equal(distribution[word], model.Probability(state, word), 1e-15);
            model.Step(ref state, word);
        }
    }
}
