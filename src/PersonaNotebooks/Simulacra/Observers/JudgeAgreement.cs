using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>How far two judges who rated the same rows agree; NaN where it is undefined because nothing varies.</summary>
/// <param name="Step">The step that rates.</param>
/// <param name="Icc">ICC(2,1), absolute agreement of one judge (Shrout and Fleiss 1979).</param>
/// <param name="IccMean">ICC(2,k), of the mean of the judges.</param>
/// <param name="Alpha">Krippendorff's alpha, interval.</param>
/// <param name="Rows">Rows that both rated.</param>
public sealed record JudgeAgreement(JudgeStep Step, double Icc, double IccMean, double Alpha, int Rows)
{
    /// <summary>The agreement on the rows that all judges of a step rated.</summary>
    public static JudgeAgreement Of(JudgeStep step, IReadOnlyList<JudgeReply> replies)
    {
        var judges = replies.Select(r => r.Task.Judge).Distinct().Count();
        double[][] table =
        [
            .. replies
                .GroupBy(r => r.Task.Code, StringComparer.Ordinal)
                .Where(g => g.Count() == judges)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.OrderBy(r => r.Task.Judge).Select(r => r.Rating).ToArray()),
        ];
        if (judges < 2 || table.Length < 2 || table.SelectMany(r => r).Distinct().Count() < 2)
        {
            return new(step, double.NaN, double.NaN, double.NaN, table.Length);
        }
        var icc = IntraclassCorrelation.Of(table);
        IReadOnlyList<double?>[] byJudge =
        [
            .. Enumerable.Range(0, judges).Select(j => table.Select(r => (double?)r[j]).ToArray()),
        ];
        return new(
            step,
            icc.Agreement,
            icc.AgreementMean,
            Krippendorff.Alpha(byJudge, KrippendorffLevel.Interval),
            table.Length
        );
    }
}
