using System.Text.Json.Nodes;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Surveys;

public sealed class SurveyFigureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static double[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(v => (double)v!)];

    [Fact]
    public void OptionsShowEveryShareOfEveryTierInAPanelForEachQuestion()
    {
        // Meta: 6, 3, 1 of 10; descriptive: 0, 5, 5 of 10. The vote: 4 of 10 and 9 of 10.
        static int Pick(int i, params int[] upTo) => Array.FindIndex(upTo, u => i < u);
        Response[] answers =
        [
            .. Enumerable
                .Range(0, 10)
                .SelectMany(i =>
                    new[]
                    {
                        Sample.Answered(Sample.Person("VT", i), Sample.Scale, Pick(i, 6, 9, 10)),
                        Sample.Answered(Sample.Person("VT", i, Tiers.Descriptive), Sample.Scale, Pick(i, 0, 5, 10)),
                        Sample.Answered(Sample.Person("VT", i), Sample.Vote, Pick(i, 4, 10)),
                        Sample.Answered(Sample.Person("VT", i, Tiers.Descriptive), Sample.Vote, Pick(i, 9, 10)),
                    }
                ),
        ];
        var traces = JsonNode.Parse(SurveyFigures.Options(answers, 7).ToJson())!["data"]!.AsArray();
        Assert.Equal(["meta", "descriptive", "meta", "descriptive"], traces.Select(t => (string?)t!["name"]));
        double[][] expected =
        [
            [0.6, 0.3, 0.1],
            [0, 0.5, 0.5],
            [0.4, 0.6],
            [0.9, 0.1],
        ];
        foreach (var (trace, shares) in traces.Zip(expected))
        {
            Assert.All(Numbers(trace!["x"]).Zip(shares), p => Assert.Equal(p.Second, p.First, 9));
        }
        Assert.Contains(
            "Zero valid answers",
            Assert.Throws<InputException>(() => SurveyFigures.Options([], 7)).Message
        );
    }

    // Two writers and two respondents: a writer's word moves one respondent by a half, the other not at all.
    [Fact]
    public async Task TheCrossTellsTheWritersPartFromTheRespondents()
    {
        var vote = QuestionSet.Load("elections").First(q => q.Truth == "election/2020");
        var left = vote.Options.First(o => o.Lean == Lean.Left).Stance;
        async Task<PersonaWriter> Writer(string word) =>
            new(await new ScriptedChat((_, _) => $"A {word} portrait.").LabAsync(folder, $"{word}.db"));
        async Task<IRespondent> Respondent(string name, Func<string, bool> democrat) =>
            new ChatRespondent(
                await new ScriptedChat(
                    (messages, _) =>
                    {
                        var lines = messages[^1].Text.Split('\n');
                        var of = lines.First(l => l.Contains(left, StringComparison.Ordinal) && l[1] == ')')[0];
                        return $"Answer: {(democrat(messages[0].Text) ? of : of == 'A' ? 'B' : 'A')}";
                    }
                ).LabAsync(folder, $"{name}.db")
            );
        Persona[] meta =
        [
            .. Enumerable.Range(1, 4).SelectMany(i => new[] { Sample.Person("VT", i), Sample.Person("WY", i) }),
        ];
        var cells = await new Crossed([vote], 7).RunAsync(
            meta,
            [Tiers.Meta, Tiers.Descriptive],
            [("warm", await Writer("warm")), ("cool", await Writer("cool"))],
            [
                ("listens", await Respondent("listens", t => t.Contains("warm", StringComparison.Ordinal))),
                ("deaf", await Respondent("deaf", _ => true)),
            ]
        );
        Assert.Equal(8, cells.Count);
        double Shift(string writer, string respondent, string tier) =>
            cells.Single(c => (c.Writer, c.Respondent, c.Tier) == (writer, respondent, tier)).LeftShift.Value;
        Assert.Equal(1, Shift("warm", "listens", Tiers.Descriptive) - Shift("cool", "listens", Tiers.Descriptive), 12);
        Assert.Equal(Shift("warm", "deaf", Tiers.Descriptive), Shift("cool", "deaf", Tiers.Descriptive), 12);
        Assert.Equal(Shift("warm", "listens", Tiers.Meta), Shift("cool", "listens", Tiers.Meta), 12);
        Assert.All(cells, c => Assert.Equal(8, c.Valid));
        var figure = JsonNode.Parse(SurveyFigures.Cross(cells, c => c.LeftShift, "left shift")!.ToJson())!;
        var maps = figure["data"]!.AsArray().Where(t => (string?)t!["type"] == "heatmap").ToList();
        Assert.Equal(2, maps.Count);
        var rich = maps[1]!["z"]!.AsArray();
        Assert.Contains(rich, row => Math.Abs(Numbers(row)[0] - Shift("warm", "listens", Tiers.Descriptive)) < 1e-9);
        Assert.Null(SurveyFigures.Cross([], c => c.LeftShift, ""));
    }

    [Fact]
    public void NationalSharesAndSubjectsAreDrawnWithTheirIntervals()
    {
        var half = new Estimate(0.5, 0.4, 0.6, 0.95, "test", new Dictionary<string, int>());
        var national = SurveyFigures.National([new("meta", half, half, half, half)]);
        Assert.Equal(4, JsonNode.Parse(national.ToJson())!["data"]!.AsArray().Count);
        var subjects = SurveyFigures.Subjects([
            new("meta", false, "", 2, half),
            new("meta", false, "trust", 1, half),
            new("uniform", true, "", 2, half),
        ]);
        var traces = JsonNode.Parse(subjects.ToJson())!["data"]!.AsArray();
        Assert.Equal(["meta", "uniform"], traces.Select(t => (string?)t!["name"]));
    }

    [Fact]
    public void DirectionsStandBesideThePublishedOnesAndSayWhenNothingIsTold()
    {
        var questions = QuestionSet.Load("elections,climate,education,consumer,entertainment");
        var car = questions.First(q => q.Id == "consumer-car");
        var left = car.Options.ToList().FindIndex(o => o.Lean == Lean.Left);
        Response[] answers =
        [
            .. Enumerable
                .Range(0, 20)
                .SelectMany(i =>
                    new[]
                    {
                        Sample.Answered(Sample.Person("VT", i), car, i < 2 ? left : 1 - left),
                        Sample.Answered(Sample.Person("VT", i, Tiers.Descriptive), car, i < 18 ? left : 1 - left),
                    }
                ),
        ];
        var rows = PublishedDirections.Of(answers, questions, 7);
        Assert.Equal(8, rows.Count);
        var moved = rows.Single(r => r.Published == "towards the greener car");
        Assert.Equal(0.8, moved.Ours!.Value, 12);
        Assert.Equal("the same way", moved.Verdict);
        Assert.All(rows.Where(r => r != moved), r => Assert.Equal("not asked", r.Verdict));
        Assert.Contains("100% of states", rows.Single(r => r.What.StartsWith("2024")).Published);
        Assert.Equal("not told", (moved with { Ours = moved.Ours with { Low = -0.1 } }).Verdict);
    }

    [Fact]
    public void ControlsAreDrawnAgainstTheSamePeoplesMetaTierOrNotAtAll()
    {
        // Ten people: in meta 4 vote left, in nobody 9.
        Response[] answers = [.. Sample.State("VT", 4, 10), .. Sample.State("VT", 9, 10, Tiers.Nobody)];
        var trace = JsonNode.Parse(SurveyFigures.AgainstMeta(answers, 7)!.ToJson())!["data"]!.AsArray()[0]!;
        Assert.Equal(0.5, Assert.Single(Numbers(trace["x"])), 12);
        Response[] unread =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(i => Sample.Answered(Sample.Person("VT", i), Sample.Vote, null, AnswerStatus.Unparsed)),
            .. Sample.State("VT", 1, 3, Tiers.Nobody),
        ];
        Assert.Null(SurveyFigures.AgainstMeta(unread, 7));
    }
}
