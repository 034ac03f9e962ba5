using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Texts of 100,000 characters and halves of surrogate pairs; BLEU, chrF, ROUGE and sentiment have theirs beside their own tests.</summary>
public class HardTextTests
{
    private const string High = "\ud83d";
    private const string Low = "\ude00";

    // 20,000 words of four letters: 5,000 different ones, four times each.
    private static readonly string Long = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{1000 + i % 5000} "));

    [Fact]
    public void DiversityOfLongTexts()
    {
        Assert.Equal(100_000, Long.Length);
        var words = NgramDiversity.Of([Long], 1);
        Assert.Equal((5_000, 20_000), (words.Unique, words.Total));
        GoldenFile.Near(Math.Log(5_000), words.Entropy, 1e-12, "entropy");
        // The words return in the same order, so there are as many pairs and triples as words.
        var triples = NgramDiversity.Of([Long, Long], 3);
        Assert.Equal((5_000, 2 * 19_998), (triples.Unique, triples.Total));
        Assert.Equal(1, NgramDiversity.Of([new('a', 100_000)], 1).Distinct);
    }

    [Fact]
    public void SelfBleuOfLongTexts()
    {
        GoldenFile.Near(1, SelfBleu.Nltk().Mean([Long, Long]), 1e-12, "nltk");
        GoldenFile.Near(100, SelfBleu.Sacrebleu().Mean([Long, Long]), 1e-9, "sacrebleu");
        Assert.Equal([0, 0], SelfBleu.Nltk().Each([Long, new('a', 100_000)]));
    }

    [Fact]
    public void HalvesOfSurrogatePairsAreWordsOfTheirOwn()
    {
        var words = NgramDiversity.Of([$"{High} {Low} {High}", $"a{High} a{Low}"], 1);
        Assert.Equal((4, 5), (words.Unique, words.Total));
        var text = $"{High} a {Low} b c";
        GoldenFile.Near(1, SelfBleu.Nltk().Mean([text, text]), 1e-12, "nltk");
        GoldenFile.Near(100, SelfBleu.Sacrebleu().Mean([text, text]), 1e-9, "sacrebleu");
        Assert.Equal([0, 0], SelfBleu.Nltk().Each([High, Low]));
    }

    [Fact]
    public void NltkBleuTakesBoth()
    {
        NltkBleu bleu = new();
        var tokens = Tokenizer.None.Tokenize(Long);
        GoldenFile.Near(1, bleu.Sentence(tokens, tokens), 1e-12, "long");
        Assert.Equal(0, bleu.Sentence([High], [Low]));
    }

    [Fact]
    public void TerTakesHalvesOfSurrogatePairs()
    {
        Assert.Equal(0, Ter.Sentence($"{High} a", $"{High} a"));
        Assert.Equal(50, Ter.Sentence($"{High} a", $"{Low} a"));
    }

    [Fact]
    public void SimilaritiesAndErrorRatesTakeBoth()
    {
        var other = "x" + Long[1..];
        Assert.Equal(1e-5, ErrorRate.Characters(other, Long));
        Assert.Equal(1.0 / 20_000, ErrorRate.Words(other, Long));
        GoldenFile.Near(1 - 1e-5, TextSimilarity.Levenshtein(other, Long), 1e-12, "levenshtein");
        GoldenFile.Near(1 - 1e-5, TextSimilarity.Ratio(other, Long), 1e-12, "ratio");
        Assert.Equal(5_000.0 / 5_001, TextSimilarity.WordJaccard(other, Long));
        Assert.Equal(11.0 / 12, TextSimilarity.CharacterJaccard(other, Long));
        // One match of one sign against 100,000.
        GoldenFile.Near((1e-5 + 1 + 1) / 3, TextSimilarity.Jaro(Long, "1"), 1e-12, "jaro");

        Assert.Equal(1, ErrorRate.Characters(High, Low));
        Assert.Equal(1, ErrorRate.Words(High, Low));
        Assert.Equal(0, TextSimilarity.Ratio(High, Low));
        Assert.Equal(0, TextSimilarity.Jaro(High, Low));
        Assert.Equal(0, TextSimilarity.WordJaccard(High, Low));
        Assert.Equal(1, TextSimilarity.JaroWinkler(High, High));
        Assert.Equal(1, EditDistance.DamerauLevenshtein(High, Low));
        Assert.Equal(1, EditDistance.OptimalStringAlignment(High, Low));
    }

    [Fact]
    public void StemmersLeaveBothAsTheyAre()
    {
        var word = new string('b', 100_000);
        foreach (var hard in new[] { word, High, $"b{Low}" })
        {
            Assert.Equal(hard, new PorterStemmer(PorterVariant.Nltk).Stem(hard));
            Assert.Equal(hard, SnowballStemmer.Stem(hard));
        }
    }

    [Theory]
    [InlineData("13a")]
    [InlineData("intl")]
    [InlineData("char")]
    [InlineData("none")]
    [InlineData("zh")]
    public void TokenizersKeepEverySign(string name)
    {
        var tokenizer = Tokenizer.Named(name);
        Assert.Equal(Long.Replace(" ", ""), string.Concat(tokenizer.Tokenize(Long)));
        Assert.Equal($"a{High}b", string.Concat(tokenizer.Tokenize($"a{High} b")));
    }
}
