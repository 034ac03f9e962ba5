using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every set of <c>diversity.json</c> within 1e-12 (self-BLEU by sacrebleu, which goes to 100, within 1e-9).</summary>
public class DiversityTests
{
    public static TheoryData<string> Sets => GoldenFile.Ids("diversity.json", "sets");

    [Theory]
    [MemberData(nameof(Sets))]
    public void NgramsEqualTheWrittenDefinitions(string id)
    {
        var set = GoldenFile.Find("diversity.json", "sets", id);
        var texts = GoldenFile.Strings(set.GetProperty("texts"));
        for (var n = 1; n <= 4; n++)
        {
            var diversity = NgramDiversity.Of(texts, n);
            double Golden(string column) => set.GetProperty(column).GetProperty($"{n}").GetDouble();
            GoldenFile.Near(Golden("distinct_corpus"), diversity.Distinct, 1e-12, $"distinct-{n}");
            GoldenFile.Near(Golden("distinct_sentence_mean"), diversity.SentenceMean, 1e-12, $"sentence mean {n}");
            GoldenFile.Near(Golden("ngram_entropy_nats"), diversity.Entropy, 1e-12, $"entropy {n}");
            var counts = set.GetProperty("counts").GetProperty($"{n}");
            Assert.Equal((counts[0].GetInt64(), counts[1].GetInt64()), (diversity.Unique, diversity.Total));
        }
        var words = NgramDiversity.Of(texts, 1);
        GoldenFile.Near(set.GetProperty("ttr").GetDouble(), words.Distinct, 1e-12, "type-token ratio");
        GoldenFile.Near(set.GetProperty("yules_k").GetDouble(), words.YulesK, 1e-9, "Yule's K");
        GoldenFile.Near(set.GetProperty("simpson_d").GetDouble(), words.Simpson, 1e-12, "Simpson's D");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void SelfBleuEqualsNltkAndSacrebleu(string id)
    {
        var set = GoldenFile.Find("diversity.json", "sets", id);
        var texts = GoldenFile.Strings(set.GetProperty("texts"));
        foreach (var order in new[] { 2, 3, 4 })
        {
            var each = SelfBleu.Nltk(order).Each(texts);
            var expected = GoldenFile.Numbers(set.GetProperty("self_bleu_nltk_method1").GetProperty($"{order}"));
            Assert.Equal(expected.Length, each.Length);
            foreach (var (want, got) in expected.Zip(each))
            {
                GoldenFile.Near(want, got, 1e-12, $"order {order}");
            }
            var mean = set.GetProperty("self_bleu_nltk_method1_mean").GetProperty($"{order}").GetDouble();
            GoldenFile.Near(mean, SelfBleu.Nltk(order).Mean(texts), 1e-12, $"mean, order {order}");
        }
        var none = SelfBleu.Sacrebleu(new() { EffectiveOrder = true, Tokenizer = Tokenizer.None });
        foreach (
            var (want, got) in GoldenFile.Numbers(set.GetProperty("self_bleu_sacre_exp_none_eff")).Zip(none.Each(texts))
        )
        {
            GoldenFile.Near(want, got, 1e-9, "sacrebleu");
        }
        GoldenFile.Near(set.GetProperty("self_bleu_sacre_mean").GetDouble(), none.Mean(texts), 1e-9, "sacrebleu mean");
        GoldenFile.Near(
            set.GetProperty("self_bleu_sacre_13a_mean").GetDouble(),
            SelfBleu.Sacrebleu().Mean(texts),
            1e-9,
            "sacrebleu 13a mean"
        );
    }

    [Fact]
    public void OneLookSelfBleuEqualsScoringAgainstAllOthers()
    {
        var stream = new Seed(5).Stream();
        var texts = Enumerable
            .Range(0, 60)
            .Select(_ => string.Join(' ', Enumerable.Range(0, stream.Next(12)).Select(_ => $"w{stream.Next(9)}")))
            .ToArray();
        var nltk = new NltkBleu(new() { Smoothing = NltkSmoothing.Method1 });
        var sacre = new Bleu(new() { EffectiveOrder = true });
        var (byNltk, bySacre) = (SelfBleu.Nltk().Each(texts), SelfBleu.Sacrebleu().Each(texts));
        for (var i = 0; i < texts.Length; i++)
        {
            string[] others = [.. texts.Where((_, j) => j != i)];
            var tokens = others.Select(t => Tokenizer.None.Tokenize(t)).ToArray();
            GoldenFile.Near(nltk.Sentence(Tokenizer.None.Tokenize(texts[i]), tokens), byNltk[i], 1e-12, texts[i]);
            GoldenFile.Near(sacre.Sentence(texts[i], others).Score, bySacre[i], 1e-9, texts[i]);
        }
    }

    [Fact]
    public void OrderOfTextsDoesNotMatter()
    {
        string[] texts = ["a b c d", "a b c e", "", "x", "a a a b"];
        string[] turned = [.. texts.Reverse()];
        Assert.Equal(NgramDiversity.Of(texts, 2), NgramDiversity.Of(turned, 2));
        Assert.Equal(SelfBleu.Nltk().Mean(texts), SelfBleu.Nltk().Mean(turned), 12);
    }

    [Fact]
    public void NothingAndOneWordHaveAnAnswer()
    {
        Assert.Equal(0, NgramDiversity.Of([], 2).Distinct);
        Assert.Equal(0, NgramDiversity.Of(["", "  "], 1).Distinct);
        Assert.Equal(0, NgramDiversity.Of(["word"], 2).Distinct);
        Assert.Equal(1, NgramDiversity.Of(["word"], 1).Distinct);
        Assert.Throws<InputException>(() => NgramDiversity.Of([], 0));
        Assert.Throws<InputException>(() => SelfBleu.Nltk().Mean(["alone"]));
    }

    [Fact]
    public void IdenticalTextsHaveTheGreatestSelfBleu()
    {
        string[] same = ["one and the same text", "one and the same text"];
        GoldenFile.Near(1, SelfBleu.Nltk().Mean(same), 1e-12, "same");
        GoldenFile.Near(100, SelfBleu.Sacrebleu().Mean(same), 1e-9, "same");
    }
}
