using PersonaNotebooks.Census;
using PersonaNotebooks.Census.Calibration;
using PersonaNotebooks.Models;
using PersonaNotebooks.Prompts;
using PersonaNotebooks.Tests.Models;
using PersonaNotebooks.Tests.Surveys;

namespace PersonaNotebooks.Tests.Census;

public class CalibrationTests
{
    private sealed class Judge(Func<IReadOnlyDictionary<string, string>, int, bool?> verdict) : IPlausibilityJudge
    {
        public async Task<bool?> JudgeAsync(
            IReadOnlyDictionary<string, string> fields,
            int attempt,
            CancellationToken cancellationToken
        )
        {
            await Task.Yield();
            return verdict(fields, attempt);
        }
    }

    private static readonly List<IReadOnlyDictionary<string, string>> People =
    [
        .. Enumerable
            .Range(0, 1000)
            .Select(i => new Dictionary<string, string>
            {
                ["age"] = i % 4 == 0 ? "young" : "old",
                ["veteran"] = i % 3 == 0 ? "yes" : "no",
                ["income"] = i % 5 == 0 ? "high" : "low",
            }),
    ];

    private static readonly Judge NoYoungVeterans = new((f, _) => !(f["age"] == "young" && f["veteran"] == "yes"));

    private static Task<JudgedResult> Run(IPlausibilityJudge judge, int batch, int rounds = 100) =>
        new JudgedCalibration(judge, ["veteran", "income"], batch, rounds).RunAsync(People, 7);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(333)]
    [InlineData(5000)]
    public async Task AcceptedAndDroppedAreEverybodyWhateverTheBatch(int batch)
    {
        var result = await Run(NoYoungVeterans, batch);
        Assert.Equal(People.Count, result.Accepted.Count + result.Dropped.Count);
        // The last young veterans find few other places left in the pool, and some none: that is the method.
        Assert.InRange(result.Dropped.Count, 0, 40);
        Assert.All(result.Accepted, f => Assert.False(f["age"] == "young" && f["veteran"] == "yes"));
        // The given fields stay: 250 young people before, 250 after.
        Assert.Equal(250, result.Accepted.Count(f => f["age"] == "young") + result.Dropped.Count);
        Assert.InRange(result.MarginsMoved["veteran"], 0, 0.1);
        Assert.Equal(result.Judged, result.Accepted.Count + result.Rejected + result.Unread);
    }

    [Fact]
    public async Task WhoIsNeverAcceptedIsDroppedAfterTheLastRound()
    {
        var result = await Run(new Judge((f, _) => f["age"] != "young"), 8, rounds: 3);
        Assert.Equal(250, result.Dropped.Count);
        Assert.Equal(750 + 3 * 250, result.Judged);
        Assert.Equal(750 / 1500.0, result.AcceptanceRate);
    }

    [Fact]
    public async Task VerdictsThatCannotBeReadAreCountedAndAcceptNobody()
    {
        var result = await Run(new Judge((_, _) => null), 8, rounds: 2);
        Assert.Equal((2000, 0, 0), (result.Unread, result.Rejected, result.Accepted.Count));
        Assert.True(double.IsNaN(result.MarginsMoved["income"]));
    }

    [Fact]
    public async Task APersonWhoIsAcceptedAtOnceKeepsEverything()
    {
        var result = await Run(new Judge((_, _) => true), 8);
        Assert.Equal(People, result.Accepted);
        Assert.All(result.MarginsMoved.Values, moved => Assert.Equal(0, moved));
    }

    [Fact]
    public async Task TheSameSeedGivesTheSamePeople() =>
        Assert.Equal((await Run(NoYoungVeterans, 8)).Accepted, (await Run(NoYoungVeterans, 8)).Accepted);

    [Fact]
    public async Task BadInputIsNamed()
    {
        var missing = await Assert.ThrowsAsync<InputException>(() =>
            new JudgedCalibration(NoYoungVeterans, ["wealth"]).RunAsync(People, 7)
        );
        Assert.Contains("Person 1 has no field 'wealth'", missing.Message);
        await Assert.ThrowsAsync<InputException>(() => new JudgedCalibration(NoYoungVeterans, []).RunAsync([], 7));
        await Assert.ThrowsAsync<InputException>(() =>
            new JudgedCalibration(NoYoungVeterans, [], 0).RunAsync(People, 7)
        );
    }

    [Theory]
    [InlineData("Answer: 1", true)]
    [InlineData("Answer: 0", false)]
    [InlineData("They can exist.\n\n**Answer: 1**\n", true)]
    [InlineData("Answer: [0].", false)]
    [InlineData("Answer: 10", null)]
    [InlineData("Answer: yes", null)]
    [InlineData("1", null)]
    [InlineData("Answer: 1 would be wrong", null)]
    [InlineData("Answer: 1\nAnswer: maybe", null)]
    [InlineData("As a model I cannot say", null)]
    [InlineData("", null)]
    public void OnlyAMarkedVerdictIsRead(string reply, bool? verdict) => Assert.Equal(verdict, ChatJudge.Parse(reply));

    [Fact]
    public void TheJudgesPromptIsPinned() =>
        Assert.Equal(
            """
            Below are the facts of one adult who lives in the United States, a line for each field.

            age: 35-44

            Could one and the same person have all of these facts at once? Rare is fine; only a combination that contradicts itself is not.

            Reply with one line and nothing else: "Answer: 1" if such a person can exist, "Answer: 0" if not.
            """.ReplaceLineEndings("\n"),
            Prompt.Load("persona-judge").Fill(("fields", "age: 35-44"))
        );

    [Fact]
    public void RulesDropWhoCannotBeAndWeightsBringTheMarginsBack()
    {
        AdultSampler sampler = new(["VT"]);
        // Marriage shuffled among people: many a spouse is then not married.
        var drawn = sampler.Sample(4000, 7).ToList();
        var shuffled = drawn.Select((a, i) => a with { Marital = drawn[(i + 1) % drawn.Count].Marital }).ToList();
        var age = AdultsTable.Load2018(["VT"]).Margin("age");
        var sex = AdultsTable.Load2018(["VT"]).Margin("sex");
        var result = RuleCalibration.Run(shuffled, [new("age", age), new("sex", sex)]);
        Assert.InRange(result.Acceptance, 0.2, 0.8);
        Assert.Equal(4000, result.Kept.Count + result.Dropped.Values.Sum());
        Assert.True(result.MarginsHold);
        Assert.All(result.Kept, a => Assert.Null(ImpossibleCombination.FirstOf(a)));
        var elderly = result.Kept.Zip(result.Weights).Where(p => p.First.Person.Age == "85+").Sum(p => p.Second);
        Assert.Equal(age["85+"], elderly, 1.0);
        Assert.InRange(result.DesignEffect, 1, 2);
        var whole = RuleCalibration.Run(drawn, [new("age", age)]);
        Assert.Equal((1.0, 0), (whole.Acceptance, whole.Dropped.Count));
        Assert.Contains(
            "wealth",
            Assert
                .Throws<InputException>(() => RuleCalibration.Run(drawn, [new("w", new([new("wealth", ["a"])], [1]))]))
                .Message
        );
    }

    [Fact]
    public async Task BothWaysAreReportedAlikeAndTheRulesAreTheJudgesBestCase()
    {
        var drawn = new AdultSampler(["VT"]).Sample(600, 7).ToList();
        List<Adult> people = [.. FieldShuffle.Of(drawn, 7)];
        // Shares stay, who has them changes; nothing else does.
        foreach (var column in AdultColumn.All)
        {
            Assert.Equal(drawn.Select(column.Of).Order(), people.Select(column.Of).Order());
        }
        Assert.Equal(people.Select(p => p.Person), drawn.Select(p => p.Person));
        Assert.Equal(people, FieldShuffle.Of(drawn, 7));
        var ruled = RuleCalibration.Holding(people, ["age", "sex", .. FieldShuffle.Fields]);
        var rules = CalibrationRow.Of("rules", ruled, people);
        JudgedCalibration judge = new(new RuleJudge(), FieldShuffle.Fields, rounds: 50);
        var judged = CalibrationRow.Of(
            "judged",
            await judge.RunAsync([.. people.Select(AdultColumn.Fields)], 7),
            people
        );
        Assert.Equal((600, 600), (rules.People, judged.People));
        Assert.Equal((0.0, 0.0), (rules.Impossible, judged.Impossible));
        Assert.InRange(rules.Acceptance, 0.2, 0.9);
        Assert.True(judged.Kept > rules.Kept, "redrawing keeps more people than dropping");
        // Weights bring back the shares they hold and no others: who is dropped shows in the household, which the rules speak of.
        Assert.Equal("household_type", rules.MovedField);
        Assert.Equal(Moved(people, ruled, "household_type"), rules.Moved, 9);
        Assert.InRange(Moved(people, ruled, "marital"), 0, 1e-4);
        Assert.True(rules.Moved > 0.05 && Moved(people, ruled, "relationship") <= rules.Moved);
        Assert.True(judged.Moved > 0);
        Assert.True(rules.DesignEffect > 1);
        Assert.Equal(1, judged.DesignEffect);
        // The people of the sampler itself need no calibration.
        Assert.Equal(0, CalibrationRow.Of("none", RuleCalibration.Holding(drawn, ["age"]), drawn).Dropped);
    }

    private static double Moved(List<Adult> before, RuleResult after, string field)
    {
        var of = AdultColumn.Named(field).Of;
        var total = after.Weights.Sum();
        var was = before.CountBy(p => of(p) ?? "").ToDictionary(c => c.Key, c => c.Value / (double)before.Count);
        var now = after
            .Kept.Zip(after.Weights)
            .GroupBy(p => of(p.First) ?? "")
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Second) / total);
        return was.Sum(w => Math.Abs(w.Value - now.GetValueOrDefault(w.Key))) / 2;
    }

    [Fact]
    public async Task TheRulesJudgeReadsTheFieldsBackAsTheyWere()
    {
        foreach (var adult in new AdultSampler(["VT"]).Sample(200, 7))
        {
            Assert.Equal(
                adult with
                {
                    Person = adult.Person with { Id = 0 },
                },
                AdultColumn.Adult(AdultColumn.Fields(adult))
            );
        }
        var missing = await Assert.ThrowsAsync<InputException>(() =>
            new RuleJudge().JudgeAsync(new Dictionary<string, string> { ["state"] = "VT" }, 0, default)
        );
        Assert.Contains("lacks the field 'age'", missing.Message);
    }

    [Fact]
    public async Task ACallThatFailsIsNoVerdictAndSaysWhy()
    {
        using TemporaryFolder folder = new();
        await using var lab = await new ScriptedChat(
            (messages, _) =>
                messages[0].Text.Contains("age: old", StringComparison.Ordinal)
                    ? throw new ModelCallException(CallFailure.Refused, "too long")
                    : "Answer: 1"
        ).LabAsync(folder);
        ChatJudge judge = new(lab);
        Assert.True(await judge.JudgeAsync(new Dictionary<string, string> { ["age"] = "young" }, 0, default));
        Assert.Null(judge.Failure);
        Assert.Null(await judge.JudgeAsync(new Dictionary<string, string> { ["age"] = "old" }, 0, default));
        Assert.Equal((1, "too long"), (judge.Failed, judge.Failure));
    }
}
