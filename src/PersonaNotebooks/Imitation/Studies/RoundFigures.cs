using PersonaNotebooks.Figures;
using PersonaNotebooks.Imitation.Analysis;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Studies;

/// <summary>Figures of one run over its rounds; the axis has the rounds' true numbers.</summary>
public static class RoundFigures
{
    /// <summary>What each round adds on the test items: the best persona so far less the first one, paired.</summary>
    public static Figure Gain(RunTable run, Measure measure, StudySource source)
    {
        var curve = RoundCurve.Test(run, measure, source.Seed, gain: true);
        return source.Save(
            Figure
                .Line(curve.Select(p => (double)p.Round), curve.Select(p => p.Value), "Gain")
                .Title("What each round adds on test items")
                .Subtitle($"Best persona so far less the first one, paired, {run.Users.Count} users in every round")
                .XAxis("Round", NumberFormat.Count)
                .YAxis("Gain: " + measure.Name, NumberFormat.Decimals(3))
                .HorizontalLine(0, "no gain"),
            "05-rounds",
            "95 % interval over users. The test items chose nothing: they were scored when all rounds were over.",
            run
        );
    }

    /// <summary>Words that came into the personas and words that went out of them, by round, mean of the users whose persona changed; one bar of nothing where no persona ever changed.</summary>
    public static Figure Drift(RunTable run, StudySource source)
    {
        var rounds = PersonaDrift
            .Of(run)
            .GroupBy(d => d.Round)
            .OrderBy(g => g.Key)
            .Select(g => (Round: g.Key, All: g.ToArray()))
            .ToArray();
        Estimate[] Means(Func<PersonaDrift, int> words) =>
            rounds.Length == 0
                ? [Estimate.Exact(0, "no persona changed")]
                :
                [
                    .. rounds.Select(r =>
                        PairedGain.MeanOf([.. r.All.Select(d => (double)words(d))], source.Seed.For("drift", r.Round))
                    ),
                ];
        string[] labels = rounds.Length == 0 ? ["none"] : [.. rounds.Select(r => $"{r.Round} (n {r.All.Length})")];
        return source.Save(
            Figure
                .GroupedBars(labels, ("came", Means(d => d.Came.Count)), ("went", Means(d => d.Went.Count)))
                .Title("How the personas change")
                .Subtitle(
                    "Different words that came into a persona and that went out of it, mean of the users who took a new one"
                )
                .XAxis("Round (n: users whose persona changed)")
                .YAxis("Words a persona", NumberFormat.Count, min: 0),
            "05-drift",
            "95 % interval over users.",
            run
        );
    }

    /// <summary>
    /// One measure on the development items, as the original draws each metric: boxes by round, every user's line with the mean, densities
    /// by round, and means with their standard deviation. The number of users stands beside each round.
    /// </summary>
    /// <exception cref="InputException">No item has the measure.</exception>
    public static Figure OfMeasure(RunTable run, Measure measure, string name, StudySource source)
    {
        var scores = RoundScore.Of(run, measure);
        var rounds = scores.GroupBy(s => s.Round).OrderBy(g => g.Key).ToArray();
        (string, IEnumerable<double>)[] groups =
        [
            .. rounds.Select(g => ($"{g.Key} (n {g.Count()})", g.Select(s => s.Score))),
        ];
        double Deviation(IEnumerable<double> values) => Math.Sqrt(Sample.Variance(values.ToArray()));
        Estimate Spread(IGrouping<int, RoundScore> g)
        {
            var (mean, deviation) = (g.Average(s => s.Score), Deviation(g.Select(s => s.Score)));
            Dictionary<string, int> n = new() { ["user"] = g.Count() };
            return new(mean, mean - deviation, mean + deviation, double.NaN, "mean and standard deviation", n);
        }
        return source.Save(
            Figure
                .SmallMultiples(
                    2,
                    ("Boxes over users", Figure.Box(groups)),
                    ("Means and standard deviations", Figure.Bars(groups.Select(g => g.Item1), rounds.Select(Spread))),
                    ("Densities over users", Figure.Violin(groups)),
                    (
                        "Every user, and the mean",
                        Figure
                            .Line(
                                rounds.Select(r => (double)r.Key),
                                rounds.Select(r => r.Average(s => s.Score)),
                                "mean"
                            )
                            .With(
                                Figure.Scatter(scores.Select(s => (double)s.Round), scores.Select(s => s.Score), "user")
                            )
                    )
                )
                .Title($"{measure.Name} by round")
                .XAxis("Round (n: users)")
                .YAxis(""),
            name,
            "Development items of the persona that each round tried; items differ by round where the best is kept.",
            run
        );
    }
}
