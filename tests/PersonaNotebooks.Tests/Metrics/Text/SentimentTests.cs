using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>The rules over our own lexicon, and how lexicons load.</summary>
public class SentimentTests
{
    private static readonly SentimentAnalyzer Analyzer = new();

    [Theory]
    [InlineData("The soup was good", "The soup was not good")]
    [InlineData("The soup was very good", "The soup was good")]
    [InlineData("The soup was good", "The soup was somewhat good")]
    [InlineData("The soup was GOOD", "The soup was good")]
    [InlineData("The soup was good!!", "The soup was good!")]
    [InlineData("The soup was bad, but the view was good", "The soup was good, but the view was bad")]
    [InlineData("The least bad soup", "At least bad soup")]
    public void FirstIsMorePositive(string first, string second) =>
        Assert.True(Analyzer.Score(first).Compound > Analyzer.Score(second).Compound);

    [Fact]
    public void SharesAddUpAndCompoundIsBounded()
    {
        foreach (var text in RandomTexts.Words(new(51), 300))
        {
            var score = Analyzer.Score(text);
            Assert.InRange(score.Compound, -1, 1);
            var sum = score.Negative + score.Neutral + score.Positive;
            Assert.True(string.IsNullOrWhiteSpace(text) ? sum == 0 : Math.Abs(sum - 1) <= 0.0015, text);
        }
    }

    [Fact]
    public void NothingOneWordLongTextsAndLoneSurrogatesHaveAnAnswer()
    {
        Assert.Equal(default, Analyzer.Score(""));
        Assert.Equal(default, Analyzer.Score(" \n\t"));
        Assert.True(Analyzer.Score("good").Compound > 0);
        Assert.Equal(1, Analyzer.Score("\ud83d").Neutral);
        Assert.Equal(Analyzer.Score("good").Compound, Analyzer.Score("good \ud83d").Compound);
        var longText = string.Concat(Enumerable.Repeat("good bad but fine not happy ", 4_000))[..100_000];
        Assert.InRange(Analyzer.Score(longText).Compound, -1, 1);
    }

    [Fact]
    public void OwnLexiconIsInOrder()
    {
        var valences = SentimentLexicon.Own.Valences;
        Assert.InRange(valences.Count, 300, 999);
        Assert.All(
            valences,
            v => Assert.True(Math.Abs(v.Value) is > 0 and <= 4 && v.Key == v.Key.ToLowerInvariant(), v.Key)
        );
        Assert.Equal("own", SentimentLexicon.Own.Name);
        Assert.Contains("lexicon:own", Analyzer.Signature.ToString());
    }

    [Fact]
    public void LastLineOfALexiconWinsAndBadLinesAreNamed()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "good\t1.5\t0.3\t[1, 2]\n\nso so\t1\ngood\t-2\n");
            Assert.Equal(-2, SentimentLexicon.Load(path).Valences["good"]);
            Assert.Matches("^[0-9a-f]{8}$", SentimentLexicon.Load(path).Name);
            File.WriteAllText(path, "good\t1.5\nbad\tmany\n");
            Assert.Contains("Line 2", Assert.Throws<InputException>(() => SentimentLexicon.Load(path)).Message);
            File.WriteAllText(path, "good\tNaN\n");
            Assert.Throws<InputException>(() => SentimentLexicon.Load(path));
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Throws<InputException>(() => SentimentLexicon.Load(path));
    }
}
