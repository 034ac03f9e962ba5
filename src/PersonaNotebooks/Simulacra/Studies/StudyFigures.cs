using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>The figures of a study, each saved with its passport.</summary>
public static class StudyFigures
{
    private const string Points = "Self report (points of 100)";

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
                $"95 % intervals over questions; {study.Draws} draws of each. {Model(study)} Answers {study.Responder.Name}, so not comparable with the published number."
            )
            .Save(
                "06-self-report",
                Passport(
                    study,
                    results.Count,
                    "bootstrap over questions",
                    "items.yaml",
                    "life-story.md",
                    "memory.jsonl"
                )
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
            .Caption($"95 % intervals over questions and characters. {Model(study)}")
            .Save(
                "06-ablation",
                Passport(study, results.Count, "bootstrap over questions and characters", "items.yaml", "memory.jsonl")
            );
    }

    /// <summary>The function scores of each character, in the order that its personality gives them.</summary>
    public static Figure Functions(Study study, IReadOnlyList<FunctionProfile> profiles)
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
            .Caption($"Kendall's tau with the character's order; 95 % intervals over sentences. {Model(study)}")
            .Save(
                "06-functions",
                Passport(study, 0, "bootstrap over sentences", "character.yaml")
                    .WithData("data/characters/personality-bank.yaml")
            );
    }

    /// <summary>The share of answers that are the majority's at each trial, after others and alone, with Wilson's intervals.</summary>
    public static Figure Room(Study study, IReadOnlyList<RoomResult> results)
    {
        Figure Line(RoomDesign design, string name) =>
            Figure.Line(
                RoomTrials.All.Select(t => (double)t.Number),
                RoomTrials.All.Select(t => Majority(results, design, t)),
                name
            );
        var critical = string.Join(", ", RoomTrials.All.Where(t => t.Critical).Select(t => t.Number));
        return Line(RoomDesign.Pressure, "after six others")
            .With(Line(RoomDesign.Control, "alone"))
            .Title("Answers that are the majority's, trial by trial")
            .XAxis("Trial", min: 0.5, max: 18.5)
            .YAxis("Share of answers", NumberFormat.Percent, 0, 1.05)
            .HorizontalLine(Published("conformity on critical trials"), "people, critical trials: 37 %")
            .Caption($"Critical trials: {critical}; 95 % Wilson intervals over sessions. {Model(study)}")
            .Save("06-bandwagon", Passport(study, results.Count, "Wilson score over sessions"));
    }

    private static Estimate Majority(IReadOnlyList<RoomResult> results, RoomDesign design, RoomTrial trial)
    {
        var answers = results.Where(r => r.Design == design && r.Trial == trial).ToArray();
        return Wilson.Proportion(
            answers.Count(r => RoomAnswers.Read(r.Reply) == trial.Majority),
            answers.Length,
            unit: "session"
        );
    }

    private static double Published(string metric) =>
        PublishedValue.Load("human-simulacra").First(p => p.Metric == metric && p.Value is not null).Value!.Value;

    private static string Model(Study study) => $"Model: {study.Lab.Identity.Note ?? study.Lab.Identity.Model}.";

    // The characters' own files; a character outside the collection has no path in it to name.
    private static Passport Passport(Study study, int answers, string uncertainty, params string[] files)
    {
        var identity = study.Lab.Identity;
        return new Passport { Seed = study.Seed, Caveat = "a few invented lives; answers of a model, not of people" }
            .WithModel(identity.Model, identity.Digest, identity.Note, answers)
            .WithParameters(
                ("draws", study.Draws),
                ("temperature", study.Temperature),
                ("answers", study.Responder.Name)
            )
            .WithUncertainty(uncertainty, ("character", study.Cast.Count))
            .WithData([
                .. study
                    .Cast.SelectMany(c => files.Select(f => $"data/characters/{c.Slug}/{f}"))
                    .Where(f => File.Exists(Path.Combine(Home.Root, f))),
            ]);
    }
}
