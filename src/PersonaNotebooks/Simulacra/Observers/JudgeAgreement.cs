using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>How far the judges who rated the same rows agree; NaN where it is undefined because nothing varies.</summary>
/// <param name="Step">The step that rates.</param>
/// <param name="Icc">ICC(2,1), absolute agreement of one judge (Shrout and Fleiss 1979).</param>
/// <param name="IccMean">ICC(2,k), of the mean of the judges.</param>
/// <param name="Alpha">Krippendorff's alpha, interval.</param>
/// <param name="Rows">Rows that all judges of the step rated.</param>
/// <param name="Ratings">All ratings of the step that could be read.</param>
public sealed record JudgeAgreement(
    JudgeStep Step,
    Estimate Icc,
    Estimate IccMean,
    Estimate Alpha,
    int Rows,
    int Ratings
)
{
    private const int Draws = 1000;

    /// <summary>The agreement on the rows that all judges of a step rated. Intervals resample answers and characters.</summary>
    /// <param name="step">The step.</param>
    /// <param name="replies">Its replies.</param>
    /// <param name="plan">Knows which answer of which character a row is about.</param>
    /// <param name="seed">Draws the resamples.</param>
    public static JudgeAgreement Of(JudgeStep step, IReadOnlyList<JudgeReply> replies, JudgePlan plan, Seed seed)
    {
        var judges = replies.Select(r => r.Task.Judge).Distinct().Count();
        (string Code, double[] Ratings)[] rows =
        [
            .. replies
                .GroupBy(r => r.Task.Code, StringComparer.Ordinal)
                .Where(g => g.Count() == judges)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.Key, g.OrderBy(r => r.Task.Judge).Select(r => r.Rating).ToArray())),
        ];
        double[][] table = [.. rows.Select(r => r.Ratings)];
        if (judges < 2 || table.Length < 2 || !Varies(table))
        {
            var none = Estimate.Exact(double.NaN, "undefined: nothing varies");
            return new(step, none, none, none, table.Length, replies.Count);
        }
        var levels = ObserverReport.Levels(plan, [.. rows.Select(r => r.Code)]);
        double[] places = [.. table.Select((_, i) => (double)i)];
        // A resample in which nothing varies, or holds one row, shows no agreement; it counts as none.
        Estimate Of(string name, Func<double[][], double> statistic) =>
            levels.Count == 0
                ? Estimate.Exact(statistic(table), "too few answers for an interval")
                : ClusterBootstrap.Estimate(
                    places,
                    levels,
                    (_, weights) =>
                    {
                        var drawn = Drawn(table, weights);
                        return drawn.Length > 1 && Varies(drawn) && statistic(drawn) is var s && double.IsFinite(s)
                            ? s
                            : 0;
                    },
                    seed.For($"judge agreement/{name}"),
                    Draws
                );
        return new(
            step,
            Of("icc", t => IntraclassCorrelation.Of(t).Agreement),
            Of("icc of the mean", t => IntraclassCorrelation.Of(t).AgreementMean),
            Of("alpha", AlphaOf),
            table.Length,
            replies.Count
        );
    }

    private static double AlphaOf(double[][] table) =>
        Krippendorff.Alpha(
            [.. Enumerable.Range(0, table[0].Length).Select(j => table.Select(r => (double?)r[j]).ToArray())],
            KrippendorffLevel.Interval
        );

    private static bool Varies(double[][] table) => table.SelectMany(r => r).Distinct().Skip(1).Any();

    private static double[][] Drawn(double[][] table, ReadOnlySpan<double> weights)
    {
        List<double[]> drawn = [];
        for (var i = 0; i < table.Length; i++)
        {
            drawn.AddRange(Enumerable.Repeat(table[i], (int)weights[i]));
        }
        return [.. drawn];
    }
}
