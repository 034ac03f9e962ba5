using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Structured;

namespace PersonaNotebooks.Tests.Models;

public sealed class EmbeddedLabTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private enum Answer
    {
        Agree,
        Disagree,
    }

    private sealed record Opinion(Answer Answer, string Reason);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task TheDefaultModelAnswersAndIsReused()
    {
        List<string[]> runs = [];
        for (var run = 0; run < 2; run++)
        {
            await using var lab = await OpenAsync();
            Assert.Equal("embedded statistical model, not an LLM", lab.Identity.Note);
            Assert.Equal(64, lab.Identity.Digest.Length);
            List<string> texts = [];
            for (var draw = 0; draw < 3; draw++)
            {
                texts.Add(
                    (
                        await lab.Chat.GetResponseAsync("What do you do on a Sunday?", new ChatOptions().WithDraw(draw))
                    ).Text
                );
            }
            runs.Add([.. texts]);
            Assert.Equal(run == 0 ? (3, 0) : (0, 3), (lab.Meter.Reading.Made, lab.Meter.Reading.Reused));
        }
        Assert.Equal(runs[0], runs[1]);
        Assert.True(runs[0].Distinct().Count() > 1);
    }

    [Fact]
    public async Task TheSeedDecidesWhatIsSaid()
    {
        HashSet<string> said = [];
        foreach (var seed in new[] { 1, 2, 3 })
        {
            await using var lab = await OpenAsync(seed);
            said.Add((await lab.Chat.GetResponseAsync("What do you do on a Sunday?")).Text);
        }
        Assert.True(said.Count > 1);
    }

    [Fact]
    public async Task ItScoresEmbedsAndFillsARecord()
    {
        await using var lab = await OpenAsync();
        var score = (await lab.Scorer.ScoreAsync([new("I like my", " garden")], temperature: 0.8))[0];
        Assert.True(score.LogProbability < 0);
        Assert.Equal(0.8, score.Temperature);
        var vectors = await lab.Embedder.GenerateAsync(["I like my garden", "taxes are too high"]);
        Assert.Equal(vectors[0].Vector.Length, vectors[1].Vector.Length);
        var opinion = await lab.Chat.AskForAsync<Opinion>([
            new(ChatRole.User, "Parks should be bigger. Agree or Disagree, and why?"),
        ]);
        Assert.True(opinion.IsRead, opinion.Fault);
    }

    private Task<Lab> OpenAsync(int seed = 7) =>
        Lab.OpenAsync("embedded", new() { Store = folder["answers.db"], Seed = seed });
}
