using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every case of <c>perplexity.json</c>: relative error within 1e-12.</summary>
public class PerplexityTests
{
    [Fact]
    public void ValuesEqualTheWrittenDefinitions()
    {
        var golden = GoldenFile.Load("perplexity.json");
        static void Near(double expected, double actual) =>
            GoldenFile.Near(expected, actual, 1e-12 * Math.Max(1, expected), "perplexity");
        foreach (var one in golden.GetProperty("cases").EnumerateArray())
        {
            var logs = GoldenFile.Numbers(one.GetProperty("logprobs_nats"));
            Near(one.GetProperty("perplexity").GetDouble(), Perplexity.Of(logs));
            Near(one.GetProperty("bits_per_token").GetDouble(), Perplexity.BitsPerToken(logs));
        }
        var bits = GoldenFile.Numbers(golden.GetProperty("log2").GetProperty("logprobs_bits"));
        Near(
            golden.GetProperty("log2").GetProperty("perplexity").GetDouble(),
            Perplexity.Of(Perplexity.FromBits(bits))
        );
        var corpus = golden.GetProperty("corpus");
        var sequences = GoldenFile.Matrix(corpus.GetProperty("sequences"));
        Near(corpus.GetProperty("corpus_ppl").GetDouble(), Perplexity.Corpus(sequences));
        Near(corpus.GetProperty("mean_of_sequence_ppl").GetDouble(), sequences.Average(s => Perplexity.Of(s)));
    }

    [Fact]
    public void EdgesAreWhatTheDocsSay()
    {
        Assert.Equal(double.NaN, Perplexity.Of([]));
        Assert.Equal(double.PositiveInfinity, Perplexity.Of([-1, double.NegativeInfinity]));
        Assert.Equal(1, Perplexity.Of([0, 0]));
        Assert.Throws<InputException>(() => Perplexity.Of([-1, double.NaN]));
        Assert.Throws<InputException>(() => Perplexity.Of([0.5]));
    }

    [Fact]
    public void OrderOfTokensDoesNotMatter() =>
        Assert.Equal(Perplexity.Of([-1, -2, -0.25]), Perplexity.Of([-0.25, -1, -2]), 12);
}
