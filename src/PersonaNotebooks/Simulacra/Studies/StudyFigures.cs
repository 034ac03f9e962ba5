using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>The figures of a study, each saved with its passport.</summary>
public static class StudyFigures
{
    private const string Points = "Self report (points of 100)";
    private const string PublishedData = "data/published/human-simulacra.csv";

    private static readonly string[] Life = ["character.yaml", "biography.md", "life-story.md", "memory.jsonl"];
    private static readonly string[] Items = ["item-cloze", "item-single", "item-multiple", "setting-friend"];

    /// <summary>The score of each method for each character, with the guessing line and the published best.</summary>
    public static Figure SelfReport(Study study, IReadOnlyList<ItemResult> results)
    {
        var methods = results.Select(r => r.Method).Distinct(StringComparer.Ordinal).ToArray();
        Estimate Score(string method, Character c) =>
            Simulacra.SelfReport.Score(
                [.. results.Where(r => r.Method == method && r.Character == c.Slug)],
                study.Seed
            );
        var published = Published("self report of 100");
        return Figure
            .GroupedBars(
                study.Cast.Select(c => c.Name),
                [.. methods.Select(m => (m, study.Cast.Select(c => Score(m, c))))]
            )
            .Title("How much a model knows of the life it speaks from")
            .YAxis(Points, min: 0, max: 105)
            .HorizontalLine(study.Guess, "guessing")
            .HorizontalLine(published, FormattableString.Invariant($"published best: {published:0}"))
            .Caption(
                $"95 % intervals over questions; {study.Draws} draws of each. {Model(study)} {Answers(study)} Not comparable with the published number."
            )
            .Save(
                "06-self-report",
                StudyPassport
                    .Of(study, results.Count, [.. Life, "items.yaml"], Items)
                    .WithData(PublishedData)
                    .WithParameters(("draws", study.Draws))
                    .WithUncertainty("bootstrap over questions", Levels(study, results))
            );
    }

    /// <summary>The score of macm whole and with one agent left out, over all characters.</summary>
    public static Figure Ablation(Study study, IReadOnlyList<ItemResult> results)
    {
        var methods = results.GroupBy(r => r.Method).ToArray();
        return Figure
            .Dots(methods.Select(m => m.Key), methods.Select(m => Simulacra.SelfReport.Score([.. m], study.Seed)))
            .Title("Leaving out one agent at a time")
            .XAxis(Points, min: 0, max: 105)
            .VerticalLine(study.Guess, "guessing")
            .Caption(
                $"95 % intervals over questions and characters. {Model(study)}{(study.Composes ? "" : " Thoughts and feelings are quotations here, so this does not test those agents.")}"
            )
            .Save(
                "06-ablation",
                StudyPassport
                    .Of(study, results.Count, [.. Life, "items.yaml"], Items)
                    .WithParameters(("draws", study.Draws))
                    .WithUncertainty("bootstrap over questions and characters", Levels(study, results))
            );
    }

    /// <summary>The function scores of each character, in the order that its personality gives them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="profiles">A profile for each character of the cast.</param>
    /// <param name="share">The share of the bank that was asked, for the passport.</param>
    public static Figure Functions(Study study, IReadOnlyList<FunctionProfile> profiles, double share)
    {
        var panels = study.Cast.Zip(
            profiles,
            (c, p) =>
                (
                    $"{c.Name}, tau {p.Tau.ToString("F2")}",
                    Figure.Bars(
                        c.Personality.Ranking.Select(f => f.ToString()),
                        c.Personality.Ranking.Select(f => p.Scores[f])
                    )
                )
        );
        return Figure
            .SmallMultiples(Math.Min(2, study.Cast.Count), [.. panels])
            .Title("Scores of the eight functions, each character's strongest first")
            .YAxis("Score")
            .Caption(
                $"Tau with the character's order, 95 % intervals over sentences; those of the prompt are not asked. {Model(study)}"
            )
            .Save(
                "06-functions",
                StudyPassport
                    .Of(
                        study,
                        profiles.Sum(p => p.Answers),
                        ["character.yaml", "biography.md"],
                        study.Composes ? "function-item" : "function-open",
                        "setting-friend"
                    )
                    .WithData("data/characters/personality-bank.yaml")
                    .WithParameters(("share", share))
                    .WithUncertainty(
                        "bootstrap over sentences",
                        ("character", profiles.Count),
                        ("sentence", profiles.Select(p => p.Answers).DefaultIfEmpty(0).Max())
                    )
            );
    }

    /// <summary>What the judges make of each method: description matching, response similarity, and both.</summary>
    public static Figure Observers(Study study, ObserverReport report)
    {
        (string, Func<ObserverScore, Estimate>)[] parts =
        [
            ("description matching", s => s.Description),
            ("response similarity", s => s.Response),
            ("combined", s => s.Combined),
        ];
        var ratings = report.Agreement.Sum(a => a.Ratings);
        var names = Methods.All.Select(m => m.Name()).ToList();
        ObserverScore[] scores = [.. report.Scores.OrderBy(s => names.IndexOf(s.Method))];
        return Figure
            .GroupedBars(scores.Select(s => s.Method), [.. parts.Select(p => (p.Item1, scores.Select(p.Item2)))])
            .Title("What the judges make of each method")
            .YAxis("Rating (0 to 100)", min: 0, max: 105)
            .Caption($"95 % intervals over answers and characters. {Model(study)} It answers, and it judges.")
            .Save(
                "06-observers",
                StudyPassport
                    .Of(
                        study,
                        ratings,
                        [.. Life, "scenarios.yaml"],
                        "scenario",
                        "setting-friend",
                        "judge-describe",
                        "judge-match",
                        "judge-answer",
                        "judge-compare"
                    )
                    .WithUncertainty(
                        "bootstrap over answers and characters",
                        ("character", study.Cast.Count),
                        ("scenario", study.Cast.Sum(c => c.Scenarios.Count)),
                        ("rating", ratings)
                    )
            );
    }

    /// <summary>The share of answers that are the majority's at each trial, after others and alone, with Wilson's intervals over characters.</summary>
    public static Figure Room(Study study, IReadOnlyList<RoomResult> results)
    {
        Figure Line(RoomDesign design, string name) =>
            Figure.Line(
                RoomTrials.All.Select(t => (double)t.Number),
                RoomTrials.All.Select(t => Majority(results, design, t)),
                name
            );
        var (people, alone) = (
            Published("conformity on critical trials"),
            Published("errors on critical trials (an upper bound)")
        );
        return Line(RoomDesign.Pressure, "after six others")
            .With(Line(RoomDesign.Control, "alone"))
            .With(Shade("critical trials"))
            .Title("Answers that are the majority's, trial by trial")
            .XAxis("Trial", min: 0.5, max: 18.5)
            .YAxis("Share of answers", NumberFormat.Percent, 0, 1.05)
            .HorizontalLine(people, FormattableString.Invariant($"people: {100 * people:0.#} %"))
            .HorizontalLine(alone, FormattableString.Invariant($"people alone: under {100 * alone:0.#} %"))
            .Caption($"95 % Wilson intervals over characters. People: Asch 1956. {Model(study)}")
            .Save(
                "06-bandwagon",
                StudyPassport
                    .Of(
                        study,
                        results.Count(r => r.Design == RoomDesign.Pressure || r.Design == RoomDesign.Control),
                        Life,
                        "setting-room",
                        "room-task",
                        "room-trial",
                        "room-voice",
                        "room-turn"
                    )
                    .WithData(PublishedData)
                    .WithParameters(("sessions", results.Select(r => r.Draw).Distinct().Count()))
                    .WithUncertainty(
                        "Wilson score over characters",
                        ("character", study.Cast.Count),
                        ("session", results.Select(r => (r.Subject, r.Draw)).Distinct().Count()),
                        ("trial", RoomTrials.All.Count)
                    )
            );
    }

    private static Estimate Majority(IReadOnlyList<RoomResult> results, RoomDesign design, RoomTrial trial) =>
        RoomShare.OverUnits(
            [.. results.Where(r => r.Design == design && r.Trial == trial)],
            r => RoomAnswers.Read(r.Reply) == trial.Majority
        );

    // Half a trial to each side of every critical one; neighbours join, a neutral trial leaves a gap.
    private static Figure Shade(string name)
    {
        (double X, double High)[] ends =
        [
            .. RoomTrials.All.SelectMany(t =>
                new[]
                {
                    (t.Number - 0.5, t.Critical ? 1.05 : double.NaN),
                    (t.Number + 0.5, t.Critical ? 1.05 : double.NaN),
                }
            ),
        ];
        return Figure.Band(ends.Select(e => e.X), ends.Select(e => 0 * e.High), ends.Select(e => e.High), name);
    }

    private static (string, int)[] Levels(Study study, IReadOnlyList<ItemResult> results) =>
        [
            ("character", results.Select(r => r.Character).Distinct(StringComparer.Ordinal).Count()),
            ("question", results.Select(r => (r.Character, r.Number)).Distinct().Count()),
            ("draw", study.Draws),
        ];

    private static double Published(string metric) =>
        PublishedValue.Load("human-simulacra").First(p => p.Metric == metric && p.Value is not null).Value!.Value;

    private static string Model(Study study) => $"Model: {study.Lab.Identity.Note ?? study.Lab.Identity.Model}.";

    private static string Answers(Study study) =>
        study.Responder is ScoredResponder
            ? "Given answers were scored: without a persona that is a guess by design."
            : "Answers were written and read strictly.";
}
