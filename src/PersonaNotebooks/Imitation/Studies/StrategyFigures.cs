using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Studies;

/// <summary>Figures that compare the feedback strategies of the original, each run by its rule (<see cref="ImitationStudy.StrategiesAsync"/>).</summary>
public static class StrategyFigures
{
    private const string Rule = "Always the newest persona, the same six development items a user.";

    /// <summary>Scores by round: reply BERTScore F1 and post content accuracy (without an embedder ROUGE-1 and masked words found), a line for each strategy.</summary>
    public static Figure Rounds(IReadOnlyList<(string Name, RunTable Run)> runs, StudySource source)
    {
        bool Have(Measure measure) => runs.All(r => RoundScore.Of(r.Run, measure).Count > 0);
        var replies = Have(Measure.ReplyBertScore) ? Measure.ReplyBertScore : Measure.ReplyRouge1;
        var posts = Have(Measure.ContentAccuracy) ? Measure.ContentAccuracy : Measure.SlotAccuracy;
        Figure Lines(Measure measure) =>
            runs.Select(r => (r.Name, Curve: RoundCurve.Development(r.Run, measure, source.Seed)))
                .Select(r =>
                    Figure.Line(r.Curve.Select(p => (double)p.Round), r.Curve.Select(p => p.Value.Value), r.Name)
                )
                .Aggregate((one, other) => one.With(other));
        return source.Save(
            Figure
                .SmallMultiples(2, (replies.Name, Lines(replies)), (posts.Name, Lines(posts)))
                .Title("The original's curves, on our users")
                .Subtitle($"{runs[0].Run.Users.Count} users in every round of every strategy")
                .XAxis("Round", NumberFormat.Count)
                .YAxis("Mean, 0 to 1", NumberFormat.Decimals(1), min: 0, max: 1),
            "05-strategies",
            Rule,
            All(runs)
        );
    }

    /// <summary>Reply metrics by strategy, all rounds together, the original's means (recomputed) beside ours.</summary>
    public static Figure Replies(IReadOnlyList<(string Name, RunTable Run)> runs, StudySource source)
    {
        var published = PublishedValue.Load("mimic");
        // A run that is not named after a strategy of the original has nothing published beside it.
        double Published(string row, string metric) =>
            published
                .FirstOrDefault(v => v.Row.Equals(row, StringComparison.OrdinalIgnoreCase) && v.Metric == metric)
                ?.Value
            ?? double.NaN;
        Estimate Ours(RunTable run, Measure measure)
        {
            double[] users =
            [
                .. RoundScore
                    .Of(run, measure)
                    .GroupBy(s => s.User)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => g.Average(s => s.Score)),
            ];
            return users.Length == 0 ? Estimate.Exact(double.NaN, "no user") : PairedGain.MeanOf(users, source.Seed);
        }
        (string, Figure) Panel(string title, string metric, Measure measure) =>
            (
                title,
                Figure.GroupedBars(
                    runs.Select(r => r.Name),
                    ("Hau 2025, recomputed", runs.Select(r => Estimate.Exact(Published(r.Name, metric)))),
                    ("ours", runs.Select(r => Ours(r.Run, measure)))
                )
            );
        (string Title, string Metric, Measure Measure)[] metrics =
        [
            ("Replies: BERTScore F1", "reply BERTScore F1 mean", Measure.ReplyBertScore),
            ("Replies: ROUGE-1", "reply ROUGE-1 mean", Measure.ReplyRouge1),
        ];
        // Without an embedder there is no BERTScore of ours to set beside the published one.
        (string, Figure)[] panels =
        [
            .. metrics
                .Where(m => runs.Any(r => RoundScore.Of(r.Run, m.Measure).Count > 0))
                .Select(m => Panel(m.Title, m.Metric, m.Measure)),
        ];
        return source.Save(
            Figure
                .SmallMultiples(2, panels)
                .Title("Replies by strategy")
                .YAxis("Mean, 0 to 1", NumberFormat.Decimals(1), min: 0, max: 1),
            "05-strategy-replies",
            $"Ours: 95 % interval over users. {Rule} Other texts, models and word vectors than the original's.",
            All(runs),
            "data/published/mimic.csv"
        );
    }

    /// <summary>Perplexity of the replies by strategy, and of what the persons wrote.</summary>
    /// <exception cref="InputException">No reply has a perplexity.</exception>
    public static Figure Perplexity(IReadOnlyList<(string Name, RunTable Run)> runs, StudySource source)
    {
        static IEnumerable<double> Of(RunTable run, Func<ItemRecord, double?> value) =>
            run
                .Items.Where(i => i is { Stage: "development", IsPost: false })
                .Select(value)
                .OfType<double>()
                .Select(Math.Log10);
        (string, IEnumerable<double>)[] groups =
        [
            .. runs.Select(r => (r.Name, Of(r.Run, i => i.Scores.Perplexity))),
            ("the persons", Of(runs[0].Run, i => i.Scores.ReferencePerplexity)),
        ];
        return source.Save(
            Figure
                .Violin(groups)
                .Title("Perplexity of replies")
                .XAxis("Strategy")
                .YAxis("Perplexity, as a power of ten", NumberFormat.Decimals(1)),
            "05-perplexity",
            $"Inside: quartiles and median over replies. {Rule}",
            All(runs)
        );
    }

    /// <summary>The published gains beside what the rule "best round less first round" claims of noise alone, for each assumed spread of the scores.</summary>
    /// <param name="claims">A row for each published strategy.</param>
    /// <param name="seed">The seed of the made-up rounds.</param>
    public static Figure Claims(IReadOnlyList<PublishedClaim> claims, Seed seed) =>
        Figure
            .Dots(
                claims.Select(c => c.Strategy),
                [
                    ("Published gain", claims.Select(c => Estimate.Exact(c.Published))),
                    .. PublishedRounds.AssumedSpreads.Select(
                        (spread, i) =>
                            (
                                FormattableString.Invariant($"Noise, SD {spread:F2}"),
                                claims.Select(c => c.Noise[i].Claim)
                            )
                    ),
                ]
            )
            .Title("Best round less first round: large without any trend")
            .Subtitle("Content accuracy of posts; made-up rounds with the published users, rounds and rows")
            .XAxis("Gain", NumberFormat.Decimals(1))
            .VerticalLine(0, "no gain")
            .Caption(
                "Published: Hau 2025, README. Noise: mean and middle 95 % of made-up tables; its spread is assumed, not published."
            )
            .Save(
                "05-best-of-rounds",
                new Passport { Seed = seed, Caveat = "made-up round scores without a trend, of assumed spread" }
                    .WithData("data/published/mimic.csv")
                    .WithUncertainty("middle 95 % of the made-up tables")
            );

    private static RunTable All(IReadOnlyList<(string Name, RunTable Run)> runs) =>
        runs.Select(r => r.Run).Aggregate((one, other) => one.With(other));
}
