using PersonaNotebooks.Mixtures;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Tests.Mixtures;

/// <summary>The projection's components come from texts that are not drawn.</summary>
public class ProjectionFigureTests
{
    [Fact]
    public async Task TheComponentsAreFittedToOtherTextsThanTheDrawnOnes()
    {
        MixtureRecord[] real =
        [
            .. Enumerable
                .Range(0, 12)
                .Select(i => new MixtureRecord($"r{i}", "a note", $"a note {i} of {i * 7} words")),
        ];
        var told = await Assert.ThrowsAsync<InputException>(() =>
            ProjectionFigure.DrawAsync(new SpellingEmbedder(), real[..6], real[5..], [])
        );
        Assert.Contains("1 of them drawn", told.Message);
        WritingTask task = new("a note", null, "none", "none", "write", 1);
        Writing writing = new([.. real[..4].Select(r => new WrittenText(r.Id, task, r.Text))], 0, []);
        var figure = await ProjectionFigure.DrawAsync(
            new SpellingEmbedder(),
            real[..6],
            real[6..],
            [("echo", writing)]
        );
        Assert.Contains("real, all labels", figure.ToJson());
    }
}
