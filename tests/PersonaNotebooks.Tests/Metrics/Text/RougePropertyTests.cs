using PersonaNotebooks.Metrics.Text;

namespace PersonaNotebooks.Tests.Metrics.Text;

public class RougePropertyTests
{
    private static readonly string[] AllTypes = ["rouge1", "rouge2", "rouge3", "rougeL", "rougeLsum"];
    private static readonly string[] Texts = [.. RandomTexts.Words(new(41), 80)];

    [Fact]
    public void ScoresAreBoundedFullForTheSameAndSwapWithTheTexts()
    {
        Rouge rouge = new(AllTypes, stem: true);
        foreach (var (a, b) in Texts.Zip(Texts.Reverse()))
        {
            var (forward, back) = (rouge.Score(a, b), rouge.Score(b, a));
            for (var i = 0; i < 4; i++) // Lsum walks over the lines of the reference and is not symmetric
            {
                Assert.Equal((forward[i].Precision, forward[i].Recall), (back[i].Recall, back[i].Precision));
            }
            Assert.All(forward, s => Assert.InRange(s.FMeasure, 0, 1));
            Assert.All(rouge.Score(a, a), s => Assert.True(s.FMeasure is 0 or 1));
        }
    }

    [Fact]
    public void SummaryLevelEqualsThePlainTables()
    {
        Rouge rouge = new(["rougeLsum", "rougeL"]);
        var texts = RandomTexts.Signs(new(42), 3_000, "ab c d \n").ToArray();
        foreach (var (prediction, reference) in texts.Zip(texts.Reverse()))
        {
            var scores = rouge.Score(prediction, reference);
            var (hits, p, r) = PlainSummary(prediction, reference);
            Assert.Equal(p == 0 ? 0 : (double)hits / p, scores[0].Precision);
            Assert.Equal(r == 0 ? 0 : (double)hits / r, scores[0].Recall);
            Assert.True(scores[0].Recall >= scores[1].Recall || prediction.Contains('\n') || reference.Contains('\n'));
        }
    }

    [Fact]
    public void BestReferenceIsTakenForEachType()
    {
        Rouge rouge = new(["rouge1", "rouge2"]);
        var scores = rouge.Score("a b c", ["c b a", "x a b"]);
        Assert.Equal(1, scores[0].FMeasure);
        Assert.Equal(0.5, scores[1].FMeasure);
    }

    [Theory]
    [InlineData("café_bar", "caf bar")]
    [InlineData("\u212Aelvin", "kelvin")]
    [InlineData("\u0130stanbul", "i stanbul")]
    public void OnlyAsciiLettersAndDigitsAreWords(string text, string words) =>
        Assert.Equal(1, new Rouge(["rouge1"]).Score(text, words)[0].FMeasure);

    [Fact]
    public void NothingOneWordLongTextsAndLoneSurrogatesHaveAnAnswer()
    {
        Rouge rouge = new(AllTypes);
        Assert.All(rouge.Score("", "text"), s => Assert.Equal(default, s));
        Assert.All(rouge.Score("text", ""), s => Assert.Equal(default, s));
        Assert.Equal(1, rouge.Score("word", "word")[0].FMeasure);
        Assert.Equal(1, rouge.Score("word \ud83d", "word")[0].FMeasure);
        var longText = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"w{i * 7919 % 9973} "))[..100_000];
        Assert.All(rouge.Score(longText, longText), s => Assert.Equal(1, s.FMeasure));
        Assert.Equal(1, rouge.Score(new('a', 100_000), new string('a', 100_000))[3].FMeasure);
        Assert.Throws<InputException>(() => rouge.Score("text", (IReadOnlyList<string>)[]));
        Assert.Throws<InputException>(() => new Rouge(["rouge0"]));
        Assert.Throws<InputException>(() => new Rouge([]));
    }

    // Definition with whole tables: per line of the reference the union over lines of the prediction, clipped by both counts.
    private static (int Hits, int Prediction, int Reference) PlainSummary(string prediction, string reference)
    {
        static string[][] Lines(string text) =>
            [.. text.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var (lines, others) = (Lines(reference), Lines(prediction));
        var left = others.SelectMany(o => o).GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        var hits = 0;
        foreach (var line in lines)
        {
            HashSet<int> union = [.. others.SelectMany(other => PlainSubsequence(line, other))];
            foreach (var word in union.Order().Select(i => line[i]))
            {
                if (left.GetValueOrDefault(word) > 0)
                {
                    left[word]--;
                    hits++;
                }
            }
        }
        return (hits, others.Sum(o => o.Length), lines.Sum(l => l.Length));
    }

    private static IEnumerable<int> PlainSubsequence(string[] rows, string[] columns)
    {
        var t = new int[rows.Length + 1, columns.Length + 1];
        for (var i = 1; i <= rows.Length; i++)
        {
            for (var j = 1; j <= columns.Length; j++)
            {
                t[i, j] = rows[i - 1] == columns[j - 1] ? t[i - 1, j - 1] + 1 : Math.Max(t[i - 1, j], t[i, j - 1]);
            }
        }
        for (var (i, j) = (rows.Length, columns.Length); i > 0 && j > 0; )
        {
            if (rows[i - 1] == columns[j - 1])
            {
                yield return i - 1;
                (i, j) = (i - 1, j - 1);
            }
            else if (t[i, j - 1] > t[i - 1, j])
            {
                j--;
            }
            else
            {
                i--;
            }
        }
    }
}
