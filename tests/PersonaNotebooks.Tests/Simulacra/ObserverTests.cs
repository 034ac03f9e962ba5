using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Tests.Models;

namespace PersonaNotebooks.Tests.Simulacra;

public sealed class ObserverTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public async Task TheFourStepsRunFromFormToReport()
    {
        var plan = await PlanAsync();
        JudgeConsole console = new(temporary.Path, null);
        Assert.Null(await console.RunAsync(plan));
        Assert.False(File.Exists(JudgeForm.FileOf(temporary.Path, JudgeStep.Match, 3)));
        Fill(JudgeStep.Describe, plan.Describe(), t => $"A, \"careful\"\nperson of {t.Code}");
        Fill(JudgeStep.AnswerAs, plan.AnswerAs(), _ => "I would say no.");
        Assert.Null(await console.RunAsync(plan));
        var described = JudgeForm.Read(temporary.Path, plan.Describe());
        Assert.Contains(described, r => r.Text.Contains("\"careful\"\nperson", StringComparison.Ordinal));
        var own = JudgeForm.Read(temporary.Path, plan.AnswerAs());
        // Judges 3 and 4 see nothing to tell methods by; here they like macm, and differ by 2.
        string Rate(JudgeTask t) =>
            (plan.Answer(t.Code).Method == "macm" ? 80 : 40) + 2 * (t.Judge % 2) + int.Parse(t.Code[1..3]) % 5 is var r
                ? $"{r}"
                : "";
        Fill(JudgeStep.Match, plan.Match(described), Rate);
        Fill(JudgeStep.Compare, plan.Compare(own), Rate);
        var done = (await console.RunAsync(plan))!.Value;
        var report = ObserverReport.Of(plan, done.Matches, done.Similarities, done.Expected, 7);
        Assert.Equal(["macm", "prompt"], report.Scores.Select(s => s.Method));
        Assert.InRange(report.Scores[0].Description.Value, 80, 86);
        Assert.InRange(report.Scores[1].Combined.Value, 40, 46);
        Assert.True(report.Scores[1].Combined.High < report.Scores[0].Combined.Low);
        Assert.Equal(0, report.Missing);
        Assert.Equal(2, report.Scores[0].Combined.N["character"]);
        // What varies here is the method and the code; six answers of two characters do not say how well judges agree in general.
        Assert.All(report.Agreement, a => Assert.True(a.Icc.Low < a.Icc.Value && a.Icc.N["answer"] == 6, a.ToString()));
        Assert.All(report.Agreement, a => Assert.True(a.Icc.Value > 0.95 && a.Alpha.Value > 0.95, a.ToString()));
    }

    [Fact]
    public async Task ReadersSeeNeitherNameNorMethodNorModel()
    {
        var plan = await PlanAsync("Honestly, as Thea Varga or just Thea, or Abel Tran, or Abel, I say no.");
        var own = plan.AnswerAs().Select(t => new JudgeReply(t, "mine")).ToArray();
        JudgeTask[] tasks = [.. plan.Describe(), .. plan.Compare(own)];
        Assert.Contains(tasks, t => plan.Answer(t.Code).Character == "abel-tran");
        foreach (var task in tasks)
        {
            var shown = string.Join(' ', task.Code, task.Question, task.Text);
            string[] names = plan.Answer(task.Code).Character == "thea-varga" ? ["Thea", "Varga"] : ["Abel", "Tran"];
            Assert.All(
                names.Concat(["macm", "prompt", "fake"]),
                w => Assert.DoesNotContain(w, shown, StringComparison.OrdinalIgnoreCase)
            );
            Assert.Contains("I say no.", shown);
        }
        Assert.All(plan.Compare(own), t => Assert.True(t.Judge is 1 or 2));
        Assert.All(
            plan.Match([.. plan.Describe().Select(t => new JudgeReply(t, "d"))]),
            t => Assert.True(t.Judge is 3 or 4)
        );
    }

    [Theory]
    [InlineData("missing", "is missing")]
    [InlineData("twice", "stands a second time")]
    [InlineData("empty", "is empty")]
    [InlineData("text", "is not a whole number from 0 to 100")]
    [InlineData("101", "is not a whole number from 0 to 100")]
    [InlineData("other", "is not a row of this form")]
    [InlineData("changed", "is not the one that is asked now")]
    public async Task AFormThatIsNotInOrderIsNamed(string fault, string message)
    {
        var plan = await PlanAsync();
        var tasks = plan.Match([.. plan.Describe().Select(t => new JudgeReply(t, "d"))])
            .Where(t => t.Judge == 3)
            .ToArray();
        List<JudgeReply> rows = [.. tasks.Select(t => new JudgeReply(t, "50"))];
        switch (fault)
        {
            case "missing":
                rows.RemoveAt(2);
                break;
            case "twice":
                rows.Add(rows[0]);
                break;
            case "changed":
                rows[0] = rows[0] with { Task = tasks[0] with { Text = "a description of another answer" } };
                break;
            case "other":
                rows.Add(new(tasks[0] with { Code = "A99-1" }, "50"));
                break;
            default:
                rows[1] = rows[1] with { Text = fault == "empty" ? "" : fault };
                break;
        }
        File.WriteAllText(JudgeForm.FileOf(temporary.Path, JudgeStep.Match, 3), JudgeForm.Text(rows));
        var error = Assert.Throws<InputException>(() => JudgeForm.Read(temporary.Path, tasks)).Message;
        Assert.Contains(message, error);
        Assert.Contains("step-2-judge-3.csv", error);
    }

    [Fact]
    public async Task AModelFillsTheFormsAndUnreadRatingsAreCounted()
    {
        var plan = await PlanAsync();
        var n = 0;
        FakeModel judge = new(t =>
            t.Contains("Score: <", StringComparison.Ordinal)
                ? (Interlocked.Increment(ref n) % 4 == 0 ? "about 70" : $"Score: {60 + n % 7}")
                : "a text"
        );
        await using var lab = await judge.LabAsync(temporary["judge.db"]);
        var done = (await new JudgeConsole(temporary.Path, new ModelJudge(lab)).RunAsync(plan))!.Value;
        var report = ObserverReport.Of(plan, done.Matches, done.Similarities, done.Expected, 7);
        Assert.True(report.Missing > 0);
        Assert.Equal(done.Expected, report.Missing + done.Matches.Count + done.Similarities.Count);
        Assert.Throws<InputException>(() =>
            ObserverReport.Of(plan, done.Matches, done.Similarities, done.Expected, 7, 2)
        );
    }

    [Fact]
    public async Task AModelNeverWritesOverAFormOfPeople()
    {
        var plan = await PlanAsync();
        Assert.Null(await new JudgeConsole(temporary.Path, null).RunAsync(plan));
        Fill(JudgeStep.Describe, plan.Describe(), _ => "a person's own words");
        var people = Directory.GetFiles(temporary.Path, "step-*.csv").ToDictionary(f => f, File.ReadAllText);
        FakeModel judge = new(t => t.Contains("Score: <", StringComparison.Ordinal) ? "Score: 60" : "a text");
        await using var lab = await judge.LabAsync(temporary["judge.db"]);
        JudgeConsole console = new(temporary.Path, new ModelJudge(lab));
        Assert.NotNull(await console.RunAsync(plan));
        Assert.All(people, f => Assert.Equal(f.Value, File.ReadAllText(f.Key)));
        // The same again is no loss; a form that somebody has mended since is.
        Assert.NotNull(await console.RunAsync(plan));
        var form = JudgeForm.FileOf(temporary.Path, JudgeStep.Describe, 1, "model");
        File.WriteAllText(form, File.ReadAllText(form).Replace("a text", "mended", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<InputException>(() => console.RunAsync(plan));
        Assert.Contains("step-1-judge-1-model.csv", error.Message);
        Assert.Contains("mended", File.ReadAllText(form));
    }

    private async Task<JudgePlan> PlanAsync(string reply = "I would say no, and mean it.")
    {
        FakeModel model = new(_ => reply);
        await using var lab = await model.LabAsync(temporary["plan.db"]);
        Character[] cast = [Stub.Thea, Stub.Abel];
        var answers = await ScenarioAnswers.AskAsync(
            lab,
            [
                .. cast.SelectMany(c =>
                    new[] { Method.Prompt, Method.Macm }.Select(m => new Simulacrum(c, lab, new() { Method = m }))
                ),
            ],
            7
        );
        Assert.Equal(6, answers.Count);
        return new(answers, cast.ToDictionary(c => c.Slug, c => c.Story.Text), 7);
    }

    private void Fill(JudgeStep step, IReadOnlyList<JudgeTask> tasks, Func<JudgeTask, string> reply)
    {
        foreach (var form in tasks.GroupBy(t => t.Judge))
        {
            // Filled from the bottom, as a person may.
            File.WriteAllText(
                JudgeForm.FileOf(temporary.Path, step, form.Key),
                JudgeForm.Text(form.Reverse().Select(t => new JudgeReply(t, reply(t))))
            );
        }
    }
}
