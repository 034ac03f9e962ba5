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
        Study study = new(lab, CharacterReader.LoadAll(), 7) { Draws = 2 };
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
        var swapped = await study.SwappedAsync(Method.Macm);
        foreach (var group in swapped.GroupBy(r => r.Character))
        {
            var difference = SelfReport.Difference([.. group], Of("none", group.Key), 7);
            Assert.True(difference.Low <= 0, $"{group.Key} {difference}");
        }
        var again = await study.SelfReportAsync([study.Mind(Method.Macm)]);
        Assert.Equal(results.Where(r => r.Method == "macm").Select(r => r.Reply), again.Select(r => r.Reply));
    }
}
