using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>The TER columns of <c>bleu_sacre.json</c>: sacrebleu 2.6's scores within 1e-9.</summary>
public class TerTests
{
    [Fact]
    public void ScoresEqualSacrebleu()
    {
        var golden = GoldenFile.Load("bleu_sacre.json");
        foreach (var one in golden.GetProperty("sentence").EnumerateArray())
        {
            var references = GoldenFile.Strings(one.GetProperty("refs"));
            var score = Ter.Sentence(one.GetProperty("hyp").GetString()!, references);
            GoldenFile.Near(one.GetProperty("ter").GetDouble(), score, 1e-9, one.GetProperty("id").GetString()!);
        }
        foreach (var corpus in golden.GetProperty("corpus").EnumerateArray())
        {
            var hypotheses = GoldenFile.Strings(corpus.GetProperty("hyps"));
            var streams = corpus.GetProperty("refs_streams").EnumerateArray().Select(GoldenFile.Strings).ToArray();
            var pairs = hypotheses.Select(
                (h, i) => (h, (IReadOnlyList<string>)[.. streams.Select(s => s[i]).Where(r => r is not null)])
            );
            GoldenFile.Near(
                corpus.GetProperty("ter").GetDouble(),
                Ter.Corpus(pairs),
                1e-9,
                $"{corpus.GetProperty("name")}"
            );
        }
    }

    [Fact]
    public void AShiftIsOneEdit()
    {
        Assert.Equal(0, Ter.Sentence("a b c d", "A B C D"));
        Assert.Equal(25, Ter.Sentence("c d a b", "a b c d"));
        Assert.Equal(100, Ter.Sentence("", "a b"));
        Assert.Equal(100, Ter.Sentence("a b", ""));
        Assert.Equal(0, Ter.Sentence("", ""));
        Assert.Throws<InputException>(() => Ter.Sentence("a"));
        var longText = string.Concat(Enumerable.Repeat("w ", 50_000));
        Assert.Contains("5,000 words", Assert.Throws<InputException>(() => Ter.Sentence(longText, longText)).Message);
    }
}
