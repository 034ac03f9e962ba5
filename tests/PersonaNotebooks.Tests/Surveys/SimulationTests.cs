using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Surveys;

public sealed class SimulationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Takes the first letter shown with probability 0.5 + bias, whatever it says: a planted position bias.
    private static ScriptedChat Biased(double bias) =>
        new(
            (_, options) =>
                new Seed((ulong)options.Seed!.Value).Stream().NextDouble() < 0.5 + bias ? "Answer: A" : "Answer: B"
        );

    [Fact]
    public async Task BalancedOrdersTakeAPlantedPositionBiasOut()
    {
        await using var lab = await Biased(0.3).LabAsync(folder);
        var people = Enumerable.Range(0, 4000).Select(i => Sample.Person("VT", i)).ToArray();
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(new(people, [Sample.Vote]));
        Assert.Equal(4000, responses.Count(r => r.IsValid));
        Assert.InRange(AnswerCounts.Of(responses).Left() - 0.5, -0.02, 0.02);
        Assert.InRange(PositionEffect.First(responses, 2)!.Value, 0.28, 0.32);
        var unbalanced = responses.Where(r => r.Asked.Order[0] == 0);
        Assert.InRange(AnswerCounts.Of(unbalanced).Left(), 0.75, 0.85);
    }

    // The model takes the first letter with probability 0.8. Nobody's chance is in the way: its probabilities are the answers.
    [Theory]
    [InlineData(51, 1, 1, 0.02)]
    [InlineData(51, 5, 1, 0.02)]
    [InlineData(50, 1, 1, 1e-9)]
    [InlineData(3, 1, 4, 1e-9)]
    [InlineData(1, 1, 2, 1e-9)]
    public async Task OrdersAreBalancedHoweverFewPeopleThereAre(int states, int people, int draws, double within)
    {
        Persona[] personas =
        [
            .. Tiers.Written.SelectMany(tier =>
                Enumerable
                    .Range(0, states)
                    .SelectMany(s => Enumerable.Range(0, people).Select(i => Sample.Person($"S{s}", i, tier)))
            ),
        ];
        var asked = await new Simulation(ProbabilityRespondent.Uniform, 1).RunAsync(
            new(personas, [Sample.Vote]) { Draws = draws }
        );
        Response[] biased =
        [
            .. asked.Select(r =>
                r with
                {
                    Answer = r.Answer with { Shares = r.Asked.Order[0] == 0 ? [0.8, 0.2] : [0.2, 0.8] },
                }
            ),
        ];
        foreach (var tier in biased.GroupBy(r => r.Tier))
        {
            Assert.InRange(AnswerCounts.Of(tier).Left(), 0.5 - within, 0.5 + within);
            Assert.Equal(0.3, PositionEffect.First(tier, 1)!.Value, 9);
        }
        Assert.All(
            biased.GroupBy(r => (r.Person, r.Draw)),
            person => Assert.Single(person.Select(r => r.Asked.Order[0]).Distinct())
        );
    }

    [Fact]
    public void ALikedOptionShownInOneOrderIsNoPositionEffect()
    {
        Assert.Null(PositionEffect.First(Sample.State("VT", 8, 10), 1));
        Assert.Null(PositionEffect.First([], 1));
    }

    [Fact]
    public async Task RoundsAreRefusedWhereNobodyCanBeHeard()
    {
        await using var lab = await Biased(0).LabAsync(folder);
        SimulationPlan plan = new([Sample.Person("VT", 0)], [Sample.Vote]) { Rounds = 2 };
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            new Simulation(new ScoringRespondent(lab), 1).RunAsync(plan)
        );
        Assert.Contains("2 rounds need answers that others can hear", fault.Message);
    }

    [Fact]
    public void ModelTextIsNoFormulaInASpreadsheet()
    {
        Response response = Sample.Answered(Sample.Person("VT", 0), Sample.Vote, 0);
        ResponseFiles.Write(folder["csv"], [response with { Answer = Answer.Unread("=1+1") }]);
        Assert.EndsWith(",'=1+1", File.ReadAllText(Path.Combine(folder["csv"], "responses.csv")).TrimEnd());
    }

    [Fact]
    public async Task AlwaysTheFirstLetterMeansEqualShares()
    {
        await using var lab = await new ScriptedChat((_, _) => "A").LabAsync(folder);
        var people = Enumerable.Range(0, 2).Select(i => Sample.Person("VT", i)).ToArray();
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(
            new(people, [Sample.Vote, Sample.Scale]) { Orders = 0 }
        );
        Assert.All(
            responses.GroupBy(r => r.Question.Id),
            g =>
                Assert.All(
                    AnswerCounts.Of(g).Shares(),
                    s => Assert.Equal(1.0 / g.First().Question.Options.Count, s, 12)
                )
        );
    }

    [Fact]
    public async Task TwoRunsAndAnyNumberOfCallsInFlightGiveTheSame()
    {
        string Lines(IReadOnlyList<Response> responses, string name)
        {
            ResponseFiles.Write(folder[name], responses);
            return File.ReadAllText(Path.Combine(folder[name], "responses.csv"));
        }
        var people = Enumerable
            .Range(0, 30)
            .Select(i => Sample.Person("VT", i, text: i < 10 ? "the same words" : null))
            .ToArray();
        SimulationPlan plan = new(people, [Sample.Vote, Sample.Scale])
        {
            Draws = 2,
            Rounds = 2,
            Orders = 2,
        };
        ScriptedChat chat = Biased(0);
        List<string> runs = [];
        foreach (var (store, inFlight) in ((string, int)[])[("a.db", 1), ("b.db", 16), ("b.db", 16)])
        {
            await using var lab = await Lab.OfAsync(
                new ModelBackend(new("test", "scripted", "scripted"), chat) { IsLocal = true },
                new()
                {
                    Store = folder[store],
                    Throttle = new() { InFlight = inFlight },
                }
            );
            runs.Add(Lines(await new Simulation(new ChatRespondent(lab), 5).RunAsync(plan), $"run{runs.Count}"));
        }
        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(runs[0], runs[2]);
    }

    [Fact]
    public async Task PeopleOfTheSameWordsAreDrawnIndependently()
    {
        var chat = Biased(0);
        await using var lab = await chat.LabAsync(folder);
        var people = Enumerable.Range(0, 400).Select(i => Sample.Person("VT", i, text: "the same words")).ToArray();
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(new(people, [Sample.Vote]));
        Assert.Equal(400, chat.Calls);
        Assert.InRange(responses.Count(r => r.Answer.Choice == 0), 140, 260);
    }

    [Fact]
    public async Task ProseIsAskedOnceMoreThenCountedAsUnread()
    {
        ScriptedChat chat = new((_, _) => "As an AI, I hold no views.");
        await using var lab = await chat.LabAsync(folder);
        var people = Enumerable.Range(0, 5).Select(i => Sample.Person("VT", i)).ToArray();
        List<SimulationProgress> told = [];
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(
            new(people, [Sample.Vote]),
            new SynchronousProgress(told)
        );
        Assert.Equal(10, chat.Calls);
        var counts = AnswerCounts.Of(responses);
        Assert.Equal((0, 5, 0), (counts.Valid, counts.Unparsed, counts.Failed));
        Assert.Equal(1, counts.Invalid);
        Assert.True(double.IsNaN(counts.Left()));
        Assert.Equal(0, counts.Left(Denominator.All));
        Assert.Null(counts.Winner);
        Assert.Null(LeftShift.Share(responses, 1));
        Assert.Empty(StateShares.Left(responses));
        Assert.All(responses, r => Assert.Equal((1, "As an AI, I hold no views."), (r.Answer.Retries, r.Answer.Reply)));
        Assert.Equal(new(5, 5, 5, 0), told.MaxBy(p => p.Done));
    }

    [Fact]
    public async Task ARetryThatAnswersCountsAndIsCounted()
    {
        ScriptedChat chat = new((messages, _) => messages.Count > 2 ? "Answer: B" : "I like them both.");
        await using var lab = await chat.LabAsync(folder);
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(
            new([Sample.Person("VT", 0)], [Sample.Vote])
        );
        Assert.Equal((1, 1), (responses[0].Answer.Choice, responses[0].Answer.Retries));
    }

    [Fact]
    public async Task ACallThatFailsIsReportedInItsPlace()
    {
        ScriptedChat chat = new(
            (messages, _) =>
                messages.Any(m => m.Text.Contains("person 1 of", StringComparison.Ordinal))
                    ? throw new ModelCallException(CallFailure.Refused, "The prompt is too long for this model.")
                    : "A"
        );
        await using var lab = await chat.LabAsync(folder);
        var people = Enumerable.Range(0, 3).Select(i => Sample.Person("VT", i)).ToArray();
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(new(people, [Sample.Vote]));
        Assert.Equal(
            [AnswerStatus.Valid, AnswerStatus.Failed, AnswerStatus.Valid],
            responses.Select(r => r.Answer.Status)
        );
        Assert.Contains("too long", responses[1].Answer.Reply);
    }

    [Fact]
    public async Task DontKnowIsTheLastLetterAndApart()
    {
        await using var lab = await new ScriptedChat(
            (messages, _) =>
                messages[^1].Text.Contains("C) I don't know", StringComparison.Ordinal) ? "Answer: C" : "no"
        ).LabAsync(folder);
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(
            new([Sample.Person("VT", 0)], [Sample.Vote]) { OffersDontKnow = true }
        );
        Assert.Equal(AnswerStatus.DontKnow, responses[0].Answer.Status);
        Assert.Equal((1.0, 0.0), (AnswerCounts.Of(responses).DontKnow, AnswerCounts.Of(responses).Invalid));
    }

    [Fact]
    public async Task InTheSecondRoundOthersOfTheStateAreHeard()
    {
        List<string> prompts = [];
        await using var lab = await new ScriptedChat(
            (messages, _) =>
            {
                lock (prompts)
                {
                    prompts.Add(messages[^1].Text);
                }
                return messages[0].Text.Contains(" VT", StringComparison.Ordinal) ? "Answer: A" : "Answer: B";
            }
        ).LabAsync(folder);
        var people = Enumerable.Range(0, 8).Select(i => Sample.Person(i < 4 ? "VT" : "WY", i)).ToArray();
        Question fixedOrder = Sample.Scale;
        var responses = await new Simulation(new ChatRespondent(lab), 1).RunAsync(
            new(people, [fixedOrder]) { Rounds = 2, Heard = 2 }
        );
        Assert.Equal(16, responses.Count);
        Assert.Equal(
            8,
            prompts.Count(p =>
                p.StartsWith("You talked about this with others. They said:\n- ", StringComparison.Ordinal)
            )
        );
        foreach (var second in responses.Where(r => r.Round == 2))
        {
            var said = responses
                .Where(r => r.Round == 1 && r.State == second.State && r.Person != second.Person)
                .Select(r => r.Question.Options[r.Answer.Choice!.Value].Stance);
            Assert.Equal(2, second.Asked.Heard.Count);
            Assert.All(second.Asked.Heard, heard => Assert.Contains(heard, said));
        }
    }

    [Fact]
    public async Task AnInterruptedRunGoesOnWithTheMissingAnswersOnly()
    {
        var chat = Biased(0);
        var people = Enumerable.Range(0, 40).Select(i => Sample.Person("VT", i)).ToArray();
        using CancellationTokenSource stop = new();
        await using (var lab = await chat.LabAsync(folder))
        {
            var progress = new SynchronousProgress(
                [],
                p =>
                {
                    if (p.Done == 10)
                    {
                        stop.Cancel();
                    }
                }
            );
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                new Simulation(new ChatRespondent(lab), 1).RunAsync(new(people, [Sample.Vote]), progress, stop.Token)
            );
        }
        await using var again = await chat.LabAsync(folder);
        var responses = await new Simulation(new ChatRespondent(again), 1).RunAsync(new(people, [Sample.Vote]));
        Assert.Equal(40, responses.Count(r => r.IsValid));
        Assert.True(again.Meter.Reading.Reused >= 10, $"{again.Meter.Reading}");
        Assert.Equal(40, again.Meter.Reading.Reused + again.Meter.Reading.Made);
    }

    [Theory]
    [InlineData(0, 1, "no persona")]
    [InlineData(1, 0, "draws is 0")]
    public async Task APlanThatAsksNothingIsOneSentence(int people, int draws, string sentence)
    {
        SimulationPlan plan = new([.. Enumerable.Range(0, people).Select(i => Sample.Person("VT", i))], [Sample.Vote])
        {
            Draws = draws,
        };
        var fault = await Assert.ThrowsAsync<InputException>(() =>
            new Simulation(ProbabilityRespondent.Uniform, 1).RunAsync(plan)
        );
        Assert.Contains(sentence, fault.Message);
    }

    [Fact]
    public async Task BaselinesNeedNoLab()
    {
        var people = Enumerable.Range(0, 600).Select(i => Sample.Person("VT", i)).ToArray();
        var uniform = await new Simulation(ProbabilityRespondent.Uniform, 1).RunAsync(new(people, [Sample.Scale]));
        Assert.All(AnswerCounts.Of(uniform).Shares(), share => Assert.Equal(1 / 3.0, share, 12));
        var random = await new Simulation(ProbabilityRespondent.Random(3), 1).RunAsync(new(people, [Sample.Vote]));
        Assert.InRange(AnswerCounts.Of(random).Left(), 0.43, 0.57);
    }

    private sealed class SynchronousProgress(List<SimulationProgress> told, Action<SimulationProgress>? then = null)
        : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            lock (told)
            {
                told.Add(value);
            }
            then?.Invoke(value);
        }
    }
}
