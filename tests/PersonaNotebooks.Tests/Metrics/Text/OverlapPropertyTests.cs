using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>What holds for BLEU and chrF on any texts.</summary>
public class OverlapPropertyTests
{
    private static readonly string[] Texts = [.. RandomTexts.Words(new(31), 60)];

    public static TheoryData<BleuOptions> BleuVariants =>
        [
            new(),
            new() { EffectiveOrder = true, Lowercase = true },
            new() { Tokenizer = Tokenizer.International, Smoothing = BleuSmoothing.Floor },
            new() { Tokenizer = Tokenizer.Character, Smoothing = BleuSmoothing.AddK },
            BleuOptions.Mimic,
        ];

    [Theory]
    [MemberData(nameof(BleuVariants))]
    public void BleuIsBoundedAndFullForTheSameText(BleuOptions options)
    {
        Bleu bleu = new(options);
        foreach (var (a, b) in Texts.Zip(Texts.Reverse()))
        {
            Assert.InRange(bleu.Sentence(a, b).Score, 0, 100 + 1e-9);
            if (options.Tokenizer.Tokenize(a).Length >= options.Order)
            {
                GoldenFile.Near(100, bleu.Sentence(a, a).Score, 1e-9, a);
            }
        }
    }

    [Fact]
    public void OrderOfReferencesAndOfSentencesDoesNotMatter()
    {
        Bleu bleu = new(new() { EffectiveOrder = true });
        var pairs = Texts.Select((t, i) => (t, (IReadOnlyList<string>)[Texts[^(i + 1)], Texts[i / 2]])).ToArray();
        foreach (var (hypothesis, references) in pairs)
        {
            Assert.Equal(
                bleu.Sentence(hypothesis, references).Score,
                bleu.Sentence(hypothesis, [.. references.Reverse()]).Score
            );
        }
        Assert.Equal(bleu.Corpus(pairs).Score, bleu.Corpus(pairs.Reverse()).Score);
        Chrf chrf = new(ChrfOptions.PlusPlus);
        Assert.Equal(chrf.Corpus(pairs), chrf.Corpus(pairs.Reverse()));
    }

    [Fact]
    public void ChrfIsBoundedFullForTheSameTextAndSymmetricAtBetaOne()
    {
        Chrf chrf = new(new() { Beta = 1 });
        foreach (var (a, b) in Texts.Zip(Texts.Reverse()))
        {
            Assert.InRange(chrf.Sentence(a, b), 0, 100 + 1e-9);
            GoldenFile.Near(chrf.Sentence(a, b), chrf.Sentence(b, a), 1e-9, a);
            if (!string.IsNullOrWhiteSpace(a))
            {
                GoldenFile.Near(100, chrf.Sentence(a, a), 1e-9, a);
            }
        }
    }

    [Fact]
    public void MoreReferencesNeverLowerChrf()
    {
        Chrf chrf = new();
        foreach (var (a, b) in Texts.Zip(Texts.Reverse()))
        {
            Assert.True(chrf.Sentence(a, b, "another text") >= chrf.Sentence(a, b));
        }
    }

    [Fact]
    public void NothingOneWordLongTextsAndLoneSurrogatesHaveAnAnswer()
    {
        Bleu bleu = new(new() { EffectiveOrder = true });
        Assert.Equal(0, bleu.Sentence("", "text").Score);
        Assert.Equal(0, bleu.Sentence("text", "").Score);
        Assert.Equal(0, bleu.Sentence("", "").Score);
        GoldenFile.Near(100, bleu.Sentence("word", "word").Score, 1e-9, "word");
        GoldenFile.Near(100, bleu.Sentence("\ud83d x", "\ud83d x").Score, 1e-9, "surrogate");
        Assert.Equal(0, bleu.Sentence("\ud83d", "\ude00").Score);
        GoldenFile.Near(100, new Chrf().Sentence("\ud83d\ud83d", "\ud83d\ud83d"), 1e-9, "surrogate");
        Assert.Equal(0, new Chrf().Sentence("", "text"));
        var longText = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"w{i % 999} "))[..100_000];
        GoldenFile.Near(100, bleu.Sentence(longText, longText).Score, 1e-9, "long");
        GoldenFile.Near(100, new Chrf().Sentence(longText, longText), 1e-9, "long");
        GoldenFile.Near(100, bleu.Sentence(new('a', 100_000), new string('a', 100_000)).Score, 1e-9, "one word");
    }

    [Fact]
    public void MissingReferencesAndBadOptionsAreRefused()
    {
        Assert.Throws<InputException>(() => new Bleu().Sentence("text"));
        Assert.Throws<InputException>(() => new Chrf().Sentence("text"));
        Assert.Throws<InputException>(() => new Bleu(new() { Order = 0 }));
        Assert.Throws<InputException>(() => new Bleu(new() { SmoothingValue = double.NaN }));
        Assert.Throws<InputException>(() => new Chrf(new() { Beta = 0 }));
    }

    [Fact]
    public void LowerCaseIsPythons()
    {
        Bleu bleu = new(
            new()
            {
                Lowercase = true,
                Tokenizer = Tokenizer.None,
                EffectiveOrder = true,
            }
        );
        GoldenFile.Near(100, bleu.Sentence("ΟΔΟΣ ΣΑΣ.", "οδος σας.").Score, 1e-9, "final sigma");
        GoldenFile.Near(100, bleu.Sentence("\u212Aelvin İ", "kelvin i\u0307").Score, 1e-9, "Kelvin sign and dotted I");
        Assert.Equal(0, bleu.Sentence("ΟΔΟΣ", "οδοσ").Score);
    }

    [Fact]
    public void SignaturesSayTheVariant()
    {
        Assert.Equal(
            $"BLEU|case:mixed|eff:no|tok:13a|smooth:exp|order:4|v:{LibraryVersion.Current}",
            $"{new Bleu().Signature}"
        );
        Assert.Contains("smooth:none", $"{new Bleu(BleuOptions.Mimic).Signature}");
        Assert.StartsWith("chrF2++|", $"{new Chrf(ChrfOptions.PlusPlus).Signature}");
    }

    [Fact]
    public void MimicsVariantIsZeroWithoutAnyMatchOfFourWords()
    {
        Bleu mimic = new(BleuOptions.Mimic);
        Assert.Equal(0, mimic.Sentence("we like the new park", "we like the old park").Score);
        // BP exp(1 - 6/5), precisions 5/5, 4/4, 3/3, 2/2
        GoldenFile.Near(
            100 * Math.Exp(-0.2),
            mimic.Sentence("we like the new park", "we like the new park today").Score,
            1e-9,
            "BP"
        );
    }

    [Fact]
    public void OneScorerServesManyThreads()
    {
        Bleu bleu = new();
        var alone = Texts.Select(t => bleu.Sentence(t, Texts[0]).Score).ToArray();
        Parallel.For(
            0,
            2_000,
            i => Assert.Equal(alone[i % Texts.Length], bleu.Sentence(Texts[i % Texts.Length], Texts[0]).Score)
        );
    }
}
