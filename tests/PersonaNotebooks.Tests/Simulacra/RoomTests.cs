using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Simulacra;

public sealed class RoomTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void TheDesignIsSixNeutralAndTwelveCriticalTrials()
    {
        Assert.Equal(
            [3, 4, 6, 7, 8, 9, 12, 13, 15, 16, 17, 18],
            RoomTrials.All.Where(t => t.Critical).Select(t => t.Number)
        );
        Assert.All(RoomTrials.All, t => Assert.Equal(t.Standard, t.Lines[t.Correct - 1]));
        var text = RoomDesign.Pressure.Stimulus(RoomTrials.All[2]).Text;
        Assert.Equal(7, text.Split("says: \"It is line 1.\"").Length);
        Assert.Contains("Line 1 is 3.75 inches long.", text);
        Assert.DoesNotContain("says", RoomDesign.Control.Stimulus(RoomTrials.All[2]).Text);
        RoomDesign dissent = new(6, 1);
        Assert.Equal([1, 1, 1, 1, 3, 1], Enumerable.Range(1, 6).Select(p => dissent.Says(p, RoomTrials.All[2])));
        Assert.Throws<InputException>(() => new RoomDesign(2, 3).Stimulus(RoomTrials.All[0]));
    }

    [Theory]
    [InlineData("Answer: 2", RoomAnswer.Correct)]
    [InlineData("answer: Line 2.", RoomAnswer.Correct)]
    [InlineData("Answer: 3", RoomAnswer.MajorityError)]
    [InlineData("Answer: line 1", RoomAnswer.OtherError)]
    [InlineData("I say line 2", RoomAnswer.Unparsed)]
    [InlineData("Answer: 2 or 3", RoomAnswer.Unparsed)]
    [InlineData("Answer: 4", RoomAnswer.Unparsed)]
    [InlineData("Antwort: 2", RoomAnswer.Unparsed)]
    public void AnAnswerIsClassedStrictly(string reply, RoomAnswer answer) =>
        Assert.Equal(answer, RoomAnswers.Class(RoomTrials.All[6], reply));

    [Fact]
    public async Task AConformistAndAnIndependentAreToldApart()
    {
        await using var lab = await new FakeModel(_ => "x").LabAsync(temporary["a.db"]);
        async Task<Conformity> Of(Func<RoomTrial, RoomDesign, int> says) =>
            Conformity.Of(await Bandwagon.RunAsync(lab, [new Planted(says)], draws: 6), 7);
        var conformist = await Of((t, d) => d.Confederates > 0 ? t.Majority : t.Correct);
        var independent = await Of((t, _) => t.Correct);
        var careless = await Of((t, _) => t.Number % 3 + 1);
        Assert.Equal((1.0, 0.0, 1.0), (conformist.Pressure.Value, conformist.Control.Value, conformist.Net.Value));
        Assert.Equal(
            (0.0, 0.0, 0.0),
            (independent.Pressure.Value, independent.Net.Value, independent.ControlErrors.Value)
        );
        Assert.True(independent.Pressure.High < conformist.Pressure.Low);
        Assert.Equal(0, careless.Net.Value, 12);
        Assert.True(careless.ControlErrors.Value > 0.3 && careless.NeutralErrors.Value > 0.3);
    }

    [Fact]
    public async Task CharactersAreWhatWasSampledAndNotTheirSessions()
    {
        await using var lab = await new FakeModel(_ => "x").LabAsync(temporary["a.db"]);
        // Each of three conforms on its own share of trials, the same in every session: more sessions say nothing new.
        Planted[] three =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(k => new Planted(
                    (t, d) => d.Confederates > 0 && t.Number % (k + 1) == 0 ? t.Majority : t.Correct,
                    $"p{k}"
                )),
        ];
        async Task<Conformity> Of(int draws, params Planted[] who) =>
            Conformity.Of(await Bandwagon.RunAsync(lab, who, draws: draws), 7);
        var (few, many) = (await Of(2, three), await Of(20, three));
        Assert.Equal(3, many.Pressure.N["character"]);
        Assert.False(many.Pressure.N.ContainsKey("session"));
        Assert.Equal((few.Pressure.Low, few.Pressure.High), (many.Pressure.Low, many.Pressure.High));
        Assert.Equal((few.Net.Low, few.Net.High), (many.Net.Low, many.Net.High));
        // Where nothing varies, Wilson's interval for 3 of 3 and Newcombe's for 3 of 3 against 0 of 3 (his method 10), by hand.
        Planted[] alike =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(k => new Planted((t, d) => d.Confederates > 0 ? t.Majority : t.Correct, $"p{k}")),
        ];
        var extreme = await Of(20, alike);
        Assert.Equal(0.4385, extreme.Pressure.Low, 4);
        Assert.Equal(1 - Math.Sqrt(2 * 0.5615 * 0.5615), extreme.Net.Low, 3);
        Assert.Equal(1, extreme.Net.High, 12);
    }

    [Fact]
    public async Task EveryTrialIsWrittenAsALine()
    {
        await using var lab = await new FakeModel(_ => "x").LabAsync(temporary["a.db"]);
        var results = await Bandwagon.RunAsync(lab, [new Planted((t, _) => t.Number == 3 ? 0 : t.Correct)]);
        RoomResults.Write(temporary["trials.csv"], results);
        var lines = File.ReadAllLines(temporary["trials.csv"]);
        Assert.Equal(37, lines.Length);
        Assert.Equal("character,method,room,session,trial,critical,correct,majority,read,answer,reply", lines[0]);
        Assert.Contains(
            "\"planted\",\"planted\",\"control\",\"0\",\"3\",\"1\",\"3\",\"1\",\"\",\"Unparsed\",\"well\"",
            lines
        );
    }

    [Fact]
    public async Task UnreadRepliesAreNeitherConformingNorNot()
    {
        await using var lab = await new FakeModel(_ => "x").LabAsync(temporary["a.db"]);
        var results = await Bandwagon.RunAsync(lab, [new Planted((t, _) => t.Number == 3 ? 0 : t.Correct)]);
        var conformity = Conformity.Of(results, 7);
        Assert.Equal(1 / 18.0, conformity.Unparsed.Value, 12);
        Assert.Equal((0, 1 / 12.0), conformity.Bounds);
        Assert.Throws<InputException>(() => Conformity.Of([.. results.Where(r => r.Design == RoomDesign.Control)], 7));
    }

    [Fact]
    public async Task EveryTrialIsSentTheSameWayWithAllThatWasSaid()
    {
        foreach (var method in Methods.All)
        {
            FakeModel model = new(_ => "Answer: 1");
            await using var lab = await model.LabAsync(temporary[method.Name() + ".db"]);
            SimulacrumSubject subject = new(
                new(
                    Stub.Thea,
                    lab,
                    new()
                    {
                        Method = method,
                        Setting = Setting.Room,
                        Quotes = false,
                        Thinking = false,
                        Emotion = false,
                    }
                )
            );
            var results = await Bandwagon.SessionAsync(subject, RoomDesign.Pressure);
            Assert.Equal(18, results.Count);
            Assert.Equal(18, model.Calls.Count);
            foreach (var (call, i) in model.Calls.Select((c, i) => (c, i)))
            {
                Assert.Equal(2 * i + 1, call.Messages.Count(m => m.Role.Value != "system"));
                Assert.Equal(method != Method.None, call.Text.Contains("You are Thea Varga", StringComparison.Ordinal));
                Assert.Equal(method == Method.None, !call.Text.Contains("Varga", StringComparison.Ordinal));
                Assert.Contains($"Trial {i + 1}. The standard", call.Text);
            }
        }
    }

    private sealed class Planted(Func<RoomTrial, RoomDesign, int> says, string name = "planted") : IRoomSubject
    {
        public string Name => name;

        public string Method => "planted";

        public Task<string> AnswerAsync(
            RoomTrial trial,
            RoomDesign design,
            IReadOnlyList<Exchange> history,
            int draw,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(says(trial, design) is > 0 and var line ? $"Answer: {line}" : "well");
    }
}
