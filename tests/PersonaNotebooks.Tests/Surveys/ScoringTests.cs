using PersonaNotebooks.Models;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Surveys;

public sealed class ScoringTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // ln of 0.6 for " A", 0.2 for " B": 0.75 and 0.25 among the letters shown.
    private sealed class Scorer(Func<ScoreRequest, double> probability) : ITextScorer
    {
        public Task<IReadOnlyList<TextScore>> ScoreAsync(
            IReadOnlyList<ScoreRequest> requests,
            double temperature = 1,
            CancellationToken cancellationToken = default
        ) =>
            Task.FromResult<IReadOnlyList<TextScore>>([
                .. requests.Select(r => new TextScore([new(r.Continuation, Math.Log(probability(r)))], 1)),
            ]);
    }

    private Task<Lab> LabAsync(Func<ScoreRequest, double> probability) =>
        Lab.OfAsync(
            new ModelBackend(
                new("test", "scripted", "scripted"),
                new ScriptedChat((_, _) => ""),
                new Scorer(probability)
            )
            {
                IsLocal = true,
                IsInProcess = true,
            },
            new() { Store = folder["s.db"] }
        );

    [Fact]
    public async Task LetterProbabilitiesGoToTheOptionsBehindTheLetters()
    {
        await using var lab = await LabAsync(r => r.Continuation == " A" ? 0.6 : 0.2);
        ScoringRespondent respondent = new(lab);
        var answer = await respondent.AnswerAsync(new(Sample.Person("VT", 1), Sample.Vote, [1, 0]));
        Assert.Equal(AnswerStatus.Valid, answer.Status);
        Assert.Equal([0.25, 0.75], answer.Shares.Select(s => Math.Round(s, 12)));
        Assert.Null(answer.Choice);
        var responses = await new Simulation(respondent, 1).RunAsync(
            new([Sample.Person("VT", 1)], [Sample.Vote]) { Orders = 0 }
        );
        Assert.Equal(0.5, AnswerCounts.Of(responses).Left(), 12);
    }

    [Fact]
    public async Task StancesCountByWhatThePersonaAdds()
    {
        // Without a persona the Republican's words are four times as likely; with one, both are alike: the persona speaks for the Democrat, 4 to 1.
        await using var lab = await LabAsync(r =>
            r.Continuation.Contains("Democrat", StringComparison.Ordinal)
            && !r.Prompt.Contains("person 1", StringComparison.Ordinal)
                ? 0.1
                : 0.4
        );
        var answer = await new ScoringRespondent(lab, ScoredText.Stance).AnswerAsync(
            new(Sample.Person("VT", 1), Sample.Vote, [0, 1])
        );
        Assert.Equal([0.8, 0.2], answer.Shares.Select(s => Math.Round(s, 12)));
    }

    [Fact]
    public async Task DontKnowTakesItsShare()
    {
        await using var lab = await LabAsync(_ => 0.1);
        var answer = await new ScoringRespondent(lab).AnswerAsync(
            new(Sample.Person("VT", 1), Sample.Vote, [0, 1]) { OffersDontKnow = true }
        );
        Assert.Equal(1 / 3.0, answer.DontKnow, 12);
        Assert.Equal(1, answer.Shares.Sum() + answer.DontKnow, 12);
    }

    [Fact]
    public async Task ScoresThatAreNoNumbersAreUnread()
    {
        await using var lab = await LabAsync(_ => 0);
        var answer = await new ScoringRespondent(lab).AnswerAsync(new(Sample.Person("VT", 1), Sample.Vote, [0, 1]));
        Assert.Equal(AnswerStatus.Unparsed, answer.Status);
    }
}
