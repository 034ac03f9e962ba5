using System.Text.Json;
using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every row of <c>bleu_sacre.json</c>: sacrebleu 2.6's scores and components within 1e-9.</summary>
public class BleuGoldenTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Sentences => GoldenFile.Ids("bleu_sacre.json", "sentence");

    public static TheoryData<string> Corpora =>
        [
            .. GoldenFile
                .Load("bleu_sacre.json")
                .GetProperty("corpus")
                .EnumerateArray()
                .Select(c => $"{c.GetProperty("name")}"),
        ];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void SentencesEqualSacrebleu(string id)
    {
        var one = GoldenFile.Find("bleu_sacre.json", "sentence", id);
        var hypothesis = one.GetProperty("hyp").GetString()!;
        var references = GoldenFile.Strings(one.GetProperty("refs"));
        foreach (var row in one.GetProperty("results").EnumerateArray())
        {
            CheckRow(row, new Bleu(Options(row)).Sentence(hypothesis, references));
        }
        GoldenFile.Near(
            one.GetProperty("compat_sentence_bleu_default").GetDouble(),
            new Bleu(new() { EffectiveOrder = true }).Sentence(hypothesis, references).Score,
            Tolerance,
            "sentence_bleu"
        );
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void TokensEqualSacrebleu(string id)
    {
        var one = GoldenFile.Find("bleu_sacre.json", "sentence", id);
        foreach (var tokens in one.GetProperty("tokens").EnumerateObject())
        {
            var tokenizer = Tokenizer.Named(tokens.Name);
            void Check(string text, string expected) =>
                Assert.Equal(Tokenizer.None.Tokenize(expected), tokenizer.Tokenize(text.TrimEnd()));
            Check(one.GetProperty("hyp").GetString()!, tokens.Value.GetProperty("hyp").GetString()!);
            var references = GoldenFile.Strings(one.GetProperty("refs"));
            foreach (var (text, expected) in references.Zip(GoldenFile.Strings(tokens.Value.GetProperty("refs"))))
            {
                Check(text, expected);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void CorporaEqualSacrebleu(string name)
    {
        var corpus = GoldenFile
            .Load("bleu_sacre.json")
            .GetProperty("corpus")
            .EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == name);
        var hypotheses = GoldenFile.Strings(corpus.GetProperty("hyps"));
        var streams = corpus.GetProperty("refs_streams").EnumerateArray().Select(GoldenFile.Strings).ToArray();
        var pairs = hypotheses
            .Select((h, i) => (h, (IReadOnlyList<string>)[.. streams.Select(s => s[i]).Where(r => r is not null)]))
            .ToArray();
        foreach (var row in corpus.GetProperty("results").EnumerateArray())
        {
            CheckRow(row, new Bleu(Options(row)).Corpus(pairs));
        }
    }

    private static BleuOptions Options(JsonElement row) =>
        new()
        {
            Tokenizer = Tokenizer.Named(row[0].GetString()!),
            Smoothing = row[1].GetString() switch
            {
                "exp" => BleuSmoothing.Exponential,
                "floor" => BleuSmoothing.Floor,
                "add-k" => BleuSmoothing.AddK,
                _ => BleuSmoothing.None,
            },
            SmoothingValue = row[2].ValueKind == JsonValueKind.Null ? null : row[2].GetDouble(),
            Order = row[3].GetInt32(),
            EffectiveOrder = row[4].GetBoolean(),
            Lowercase = row[5].GetBoolean(),
        };

    private static void CheckRow(JsonElement row, BleuScore score)
    {
        var what = row.ToString();
        GoldenFile.Near(row[6].GetDouble(), score.Score, Tolerance, what);
        GoldenFile.Near(row[7].GetDouble(), score.BrevityPenalty, Tolerance, what);
        Assert.Equal(row[8].GetInt64(), score.SystemLength);
        Assert.Equal(row[9].GetInt64(), score.ReferenceLength);
        foreach (var (expected, actual) in GoldenFile.Numbers(row[10]).Zip(score.Precisions))
        {
            GoldenFile.Near(expected, actual, Tolerance, what);
        }
        Assert.Equal(GoldenFile.Numbers(row[11]), score.Matches);
        Assert.Equal(GoldenFile.Numbers(row[12]), score.Totals);
    }
}
