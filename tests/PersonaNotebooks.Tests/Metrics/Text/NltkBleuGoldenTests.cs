using System.Text.Json;
using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every row of <c>bleu_nltk.json</c>: NLTK 3.8's values within 1e-12, its errors where it raises.</summary>
public class NltkBleuGoldenTests
{
    private static readonly JsonElement Golden = GoldenFile.Load("bleu_nltk.json");

    public static TheoryData<string> Sentences => GoldenFile.Ids("bleu_nltk.json", "sentence");

    [Theory]
    [MemberData(nameof(Sentences))]
    public void SentencesEqualNltk(string id)
    {
        var one = GoldenFile.Find("bleu_nltk.json", "sentence", id);
        var hypothesis = GoldenFile.Strings(one.GetProperty("hyp"));
        var references = one.GetProperty("refs").EnumerateArray().Select(GoldenFile.Strings).ToArray();
        foreach (var row in one.GetProperty("rows").EnumerateArray())
        {
            Check(row, bleu => bleu.Sentence(hypothesis, references));
        }
    }

    [Fact]
    public void CorporaEqualNltk()
    {
        foreach (var corpus in Golden.GetProperty("corpus").EnumerateArray())
        {
            var hypotheses = corpus.GetProperty("hyps").EnumerateArray().Select(GoldenFile.Strings);
            var references = corpus
                .GetProperty("refs_per_hyp")
                .EnumerateArray()
                .Select(r => r.EnumerateArray().Select(GoldenFile.Strings).ToArray());
            var pairs = hypotheses
                .Zip(references)
                .Select(p => ((IReadOnlyList<string>)p.First, (IReadOnlyList<IReadOnlyList<string>>)p.Second))
                .ToArray();
            foreach (var row in corpus.GetProperty("rows").EnumerateArray())
            {
                Check(row, bleu => bleu.Corpus(pairs));
            }
        }
    }

    private static void Check(JsonElement row, Func<NltkBleu, double> score)
    {
        NltkBleu bleu = new(
            new()
            {
                Smoothing = row[0].GetString() is { } name
                    ? Enum.Parse<NltkSmoothing>(name, ignoreCase: true)
                    : NltkSmoothing.Method0,
                Weights = GoldenFile.Numbers(
                    Golden.GetProperty("meta").GetProperty("weights").GetProperty(row[1].GetString()!)
                ),
                AutoReweigh = row[2].GetBoolean(),
            }
        );
        if (row[3].ValueKind == JsonValueKind.Object)
        {
            Assert.Throws<InputException>(() => score(bleu));
            return;
        }
        GoldenFile.Near(row[3].GetDouble(), score(bleu), 1e-12, row.ToString());
    }
}
