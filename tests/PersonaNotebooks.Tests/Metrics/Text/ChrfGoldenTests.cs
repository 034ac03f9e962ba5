using System.Text.Json;
using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>The chrF columns of <c>bleu_sacre.json</c>: sacrebleu 2.6's scores within 1e-9.</summary>
public class ChrfGoldenTests
{
    private static readonly JsonElement Golden = GoldenFile.Load("bleu_sacre.json");

    public static TheoryData<string, ChrfOptions> Variants =>
        new()
        {
            { "chrf", new() },
            { "chrf_pp", ChrfOptions.PlusPlus },
            {
                "chrf_lc_ws",
                new() { Lowercase = true, WhiteSpace = true }
            },
        };

    [Theory]
    [MemberData(nameof(Variants))]
    public void SentencesEqualSacrebleu(string column, ChrfOptions options)
    {
        foreach (var one in Golden.GetProperty("sentence").EnumerateArray())
        {
            var references = GoldenFile.Strings(one.GetProperty("refs"));
            var score = new Chrf(options).Sentence(one.GetProperty("hyp").GetString()!, references);
            GoldenFile.Near(one.GetProperty(column).GetDouble(), score, 1e-9, $"{one.GetProperty("id")} {column}");
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void CorporaEqualSacrebleu(string column, ChrfOptions options)
    {
        foreach (
            var corpus in Golden.GetProperty("corpus").EnumerateArray().Where(c => c.TryGetProperty(column, out _))
        )
        {
            var hypotheses = GoldenFile.Strings(corpus.GetProperty("hyps"));
            var streams = corpus.GetProperty("refs_streams").EnumerateArray().Select(GoldenFile.Strings).ToArray();
            var pairs = hypotheses.Select(
                (h, i) => (h, (IReadOnlyList<string>)[.. streams.Select(s => s[i]).Where(r => r is not null)])
            );
            GoldenFile.Near(corpus.GetProperty(column).GetDouble(), new Chrf(options).Corpus(pairs), 1e-9, column);
        }
    }
}
