using System.Text;
using System.Text.Json;
using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>
/// vaderSentiment's results with the published lexicon, neither of which may be carried here. Texts with emoji are out of scope:
/// their descriptions come from a table that is not ours.
/// </summary>
public class SentimentGoldenTests
{
    [SharedDataFact("data/lexicons/vader_lexicon.txt")]
    public void TextsWithoutEmojiEqualVader()
    {
        var lexicon = SentimentLexicon.Load(SharedDataFactAttribute.PathOf("data/lexicons/vader_lexicon.txt"));
        SentimentAnalyzer analyzer = new(lexicon);
        using var golden = JsonDocument.Parse(File.ReadAllBytes(SharedDataFactAttribute.PathOf("golden/vader.json")));
        var rows = golden.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        var plain = rows.Where(r => !HasEmoji(r.GetProperty("text").GetString()!)).ToArray();
        Assert.Equal(4, rows.Length - plain.Length);
        foreach (var row in plain)
        {
            var text = row.GetProperty("text").GetString()!;
            var score = analyzer.Score(text);
            void Exact(string column, double actual) =>
                Assert.True(row.GetProperty(column).GetDouble() == actual, $"{column} of '{text}': {actual:R}");
            Exact("compound", score.Compound);
            Exact("pos", score.Positive);
            Exact("neg", score.Negative);
            Exact("neu", score.Neutral);
            if (row.GetProperty("compound_raw").ValueKind == JsonValueKind.Number)
            {
                GoldenFile.Near(row.GetProperty("compound_raw").GetDouble(), score.UnroundedCompound, 1e-12, text);
                GoldenFile.Near(row.GetProperty("sum_valence").GetDouble(), score.ValenceSum, 1e-12, text);
            }
        }
    }

    private static bool HasEmoji(string text) =>
        text.EnumerateRunes().Any(r => r.Value is (>= 0x1F300 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF));
}
