using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Simulacra;

public sealed class EmbeddedSelfReportTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task TheOwnLifeHelpsAndAnotherDoesNot()
    {
        await using var lab = await Lab.OpenAsync("embedded", new() { Store = temporary["a.db"] });
        Study study = new(lab, CharacterReader.LoadAll(), 7) { Draws = 6 };
        var results = await study.SelfReportAsync(
            new[] { Method.None, Method.Rag, Method.Macm }.Select(m => study.Mind(m))
        );
        List<ItemResult> Of(string method, string character) =>
            [.. results.Where(r => r.Method == method && r.Character == character)];
        foreach (var character in study.Cast.Select(c => c.Slug))
        {
            Assert.All(
                new[] { "rag", "macm" },
                m =>
                    Assert.True(
                        SelfReport.Difference(Of(m, character), Of("none", character), 7).Low > 0,
                        $"{character} {m}"
                    )
            );
        }
        // No gain from another's life is found, and one as large as the own life's is ruled out.
        var swapped = await study.SwappedAsync(Method.Macm);
        foreach (var group in swapped.GroupBy(r => r.Character))
        {
            var gain = SelfReport.Difference([.. group], Of("none", group.Key), 7);
            var own = SelfReport.Difference(Of("macm", group.Key), Of("none", group.Key), 7);
            Assert.True(gain.Low <= 0 && gain.High < own.Value, $"{group.Key} {gain}, own {own}");
            var lead = SelfReport.Difference(Of("macm", group.Key), [.. group], 7);
            Assert.True(lead.Low > 0, $"{group.Key} own life above another's {lead}");
        }
        List<ItemResult> All(string method) => [.. results.Where(r => r.Method == method)];
        var (pooled, full) = (
            SelfReport.Difference(swapped, All("none"), 7),
            SelfReport.Difference(All("macm"), All("none"), 7)
        );
        Assert.True(pooled.Low <= 0 && pooled.High < full.Low, $"{pooled}, own {full}");
        var again = await study.SelfReportAsync([study.Mind(Method.Macm)]);
        Assert.Equal(results.Where(r => r.Method == "macm").Select(r => r.Reply), again.Select(r => r.Reply));
    }
}
