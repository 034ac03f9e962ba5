using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Studies;

/// <summary>Figures that compare conditions on the test items of a run with baselines.</summary>
public static class ConditionFigures
{
    private const string Theirs = "data/published/mimic.csv";

    private static readonly (string Published, BaselineCondition Ours)[] Four =
    [
        ("No-Persona", BaselineCondition.NoPersona),
        ("Generic", BaselineCondition.Generic),
        ("History-Only", BaselineCondition.HistoryOnly),
        ("Best-Persona", BaselineCondition.BestPersona),
    ];

    private static readonly (string Name, Func<ItemScores, double?> Of)[] Overlaps =
    [
        ("BERTScore F1", s => s.BertF1),
        ("ROUGE-L", s => s.RougeL),
        ("BLEU", s => s.Bleu),
    ];

    /// <summary>The original's four conditions, which its figures and its analysis of variance compare.</summary>
    public static IReadOnlyList<BaselineCondition> Originals { get; } = [.. Four.Select(c => c.Ours)];

    /// <summary>The best persona less every other condition, paired over users.</summary>
    public static Figure Against(RunTable run, Measure measure, StudySource source)
    {
        ConditionTable table = new(run);
        var rivals = table
            .AgainstBest(measure, source.Seed)
            .Select(r => (Name: $"against {r.Other}", r.Gain.Estimate))
            .OrderBy(r => r.Estimate.Value)
            .ToArray();
        return source.Save(
            Figure
                .Dots(rivals.Select(r => r.Name), rivals.Select(r => r.Estimate))
                .Title("The best persona against every other condition")
                .Subtitle("Best persona less each condition, the same test items for all, paired over users")
                .XAxis("Difference: " + measure.Name, NumberFormat.Decimals(2))
                .VerticalLine(0, "no difference"),
            "05-baselines",
            "95 % interval over users.",
            run
        );
    }

    /// <summary>Post metrics of the original by condition, its recomputed means beside ours.</summary>
    public static Figure Beside(RunTable run, StudySource source)
    {
        ConditionTable table = new(run);
        var published = PublishedValue.Load("mimic");
        (string Title, string Metric, Measure Measure)[] panels =
        [
            ("Posts: semantic similarity", "semantic similarity", new("", s => s.Similarity, true)),
            ("Posts: content accuracy", "content accuracy", Measure.ContentAccuracy),
            ("Posts: format compliance", "format compliance", new("", s => s.FormatCompliance, true)),
            ("Posts: exact match", "exact match", new("", s => s.ExactMatch, true)),
            ("Replies: ROUGE-1", "reply ROUGE-1", Measure.ReplyRouge1),
            ("Replies: BERTScore F1", "reply BERTScore F1", Measure.ReplyBertScore),
        ];
        double Published(string row, string metric) =>
            published.First(v => v.Row == row && v.Metric == metric + " mean").Value!.Value;
        return source.Save(
            Figure
                .SmallMultiples(
                    2,
                    [
                        .. panels.Select(p =>
                            (
                                p.Title,
                                Figure.GroupedBars(
                                    Four.Select(c => c.Published),
                                    (
                                        "Hau 2025, recomputed",
                                        Four.Select(c => Estimate.Exact(Published(c.Published, p.Metric)))
                                    ),
                                    (
                                        "ours",
                                        Four.Select(c =>
                                            table.Mean(c.Ours, p.Measure, source.Seed) ?? Estimate.Exact(double.NaN)
                                        )
                                    )
                                )
                            )
                        ),
                    ]
                )
                .Title("The original's four conditions, its numbers and ours")
                .YAxis("Mean, 0 to 1", NumberFormat.Decimals(1), min: 0, max: 1),
            "05-conditions",
            "Ours: 95 % interval over users. Other texts, other models, other word vectors: compare the order of the conditions only.",
            run,
            Theirs
        );
    }

    /// <summary>Posts and replies by condition, a panel for each of the original's overlap metrics.</summary>
    public static Figure Tasks(RunTable run, StudySource source)
    {
        ConditionTable table = new(run);
        Estimate Mean(BaselineCondition c, Func<ItemScores, double?> of, bool posts) =>
            table.Mean(c, new("", of, posts), source.Seed) ?? Estimate.Exact(double.NaN);
        return source.Save(
            Figure
                .SmallMultiples(
                    3,
                    [
                        .. Overlaps
                            .Where(m => table.Users(new("", m.Of), Originals).Count > 0)
                            .Select(m =>
                                (
                                    m.Name,
                                    Figure.GroupedBars(
                                        Originals.Select(Short),
                                        ("posts", Originals.Select(c => Mean(c, m.Of, true))),
                                        ("replies", Originals.Select(c => Mean(c, m.Of, false)))
                                    )
                                )
                            ),
                    ]
                )
                .Title("Condition by task")
                .YAxis("Mean, 0 to 1", NumberFormat.Decimals(1), min: 0, max: 1),
            "05-tasks",
            "95 % interval over users. Most of a post is given, so whole posts score high whoever completes them.",
            run
        );
    }

    /// <summary>How users spread within each condition: boxes of their means, of posts or of replies.</summary>
    public static Figure Boxes(RunTable run, bool posts, StudySource source)
    {
        ConditionTable table = new(run);
        var what = posts ? "posts" : "replies";
        (string, IEnumerable<double>)[] Groups(Measure measure) =>
            [
                .. Originals
                    .Select(c => (Short(c), table.Values(c, measure, table.Users(measure, c))))
                    .Where(g => g.Item2.Count > 0)
                    .Select(g => (g.Item1, g.Item2.AsEnumerable())),
            ];
        var panels = Overlaps
            .Select(m => (m.Name, Groups: Groups(new("", m.Of, posts))))
            .Where(p => p.Groups.Length > 0)
            .Select(p => (p.Name, Figure.Box(p.Groups)));
        return source.Save(
            Figure
                .SmallMultiples(3, [.. panels])
                .Title($"Users within each condition, {what}")
                .YAxis("Mean of a user", NumberFormat.Decimals(2)),
            $"05-boxes-{what}",
            "Box: quartiles over users; whiskers: within 1.5 interquartile ranges. BLEU without smoothing, as in the original.",
            run
        );
    }

    private static string Short(BaselineCondition condition) =>
        condition switch
        {
            BaselineCondition.NoPersona => "None",
            BaselineCondition.HistoryOnly => "History",
            BaselineCondition.BestPersona => "Best",
            _ => condition.ToString(),
        };
}
