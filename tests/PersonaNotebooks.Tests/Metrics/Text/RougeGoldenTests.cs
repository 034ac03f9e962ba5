using PersonaNotebooks.Metrics.Text;
using PersonaNotebooks.Tests.Golden;

namespace PersonaNotebooks.Tests.Metrics.Text;

/// <summary>Every case of <c>rouge.json</c>: rouge_score's values within 1e-12, with and without stems.</summary>
public class RougeGoldenTests
{
    public static TheoryData<string> Cases => GoldenFile.Ids("rouge.json", "cases");

    [Theory]
    [MemberData(nameof(Cases))]
    public void ScoresEqualRougeScore(string id)
    {
        var one = GoldenFile.Find("rouge.json", "cases", id);
        foreach (var (column, stem) in new[] { ("nostem", false), ("stem", true) })
        {
            var expected = one.GetProperty(column).EnumerateObject().ToArray();
            Rouge rouge = new([.. expected.Select(e => e.Name)], stem);
            var scores = rouge.Score(
                one.GetProperty("prediction").GetString()!,
                one.GetProperty("target").GetString()!
            );
            foreach (var (want, got) in expected.Zip(scores))
            {
                var values = GoldenFile.Numbers(want.Value);
                GoldenFile.Near(values[0], got.Precision, 1e-12, $"{column} {want.Name} precision");
                GoldenFile.Near(values[1], got.Recall, 1e-12, $"{column} {want.Name} recall");
                GoldenFile.Near(values[2], got.FMeasure, 1e-12, $"{column} {want.Name} F");
            }
        }
    }
}
