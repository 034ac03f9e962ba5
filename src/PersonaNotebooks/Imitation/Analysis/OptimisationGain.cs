using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>The honest gain: test score of the persona that the run ended with, less that of the first persona, paired over users.</summary>
public static class OptimisationGain
{
    /// <summary>Compares on the test items.</summary>
    /// <exception cref="InputException">Fewer than two users have the measure for both personas.</exception>
    public static PairedGain Of(RunTable table, Measure measure, Seed seed)
    {
        var tests = table.Items.Where(i => i.Stage == "test").ToLookup(i => (i.User, i.Persona));
        var users = table
            .Users.Select(u =>
                (First: measure.Mean(tests[(u, "p0")]), Last: measure.Mean(tests[(u, table.Last(u).Best)]))
            )
            .Where(u => u is { First: not null, Last: not null })
            .ToArray();
        return PairedGain.Of(
            [.. users.Select(u => u.Last!.Value)],
            [.. users.Select(u => u.First!.Value)],
            seed.For("optimisation gain")
        );
    }

    /// <summary>
    /// The gains in several measures with what may be claimed. The first measure is the primary one, tested at 5 %; the others are
    /// looked at only when it has improved, and their p-values are adjusted together (Holm), so that a report on noise claims anything in at
    /// most 5 of 100 cases.
    /// </summary>
    /// <param name="table">The records.</param>
    /// <param name="measures">The measures, the primary one first; those without a value are passed over.</param>
    /// <param name="seed">Draws the resamples.</param>
    public static IReadOnlyList<ReportedGain> Report(RunTable table, IReadOnlyList<Measure> measures, Seed seed)
    {
        var there = measures
            .Where(m => table.Items.Any(i => i.Stage == "test" && m.Takes(i) && m.Of(i.Scores) is not null))
            .ToArray();
        var gains = there.Select(m => Of(table, m, seed)).ToArray();
        var holm = MultipleTesting.Holm([.. gains.Skip(1).Select(g => g.CanBeTested ? g.Test.P : 1)]);
        return
        [
            .. gains.Select(
                (g, i) =>
                    new ReportedGain(
                        there[i].Name,
                        g,
                        i == 0 ? g.Test.P : holm[i - 1],
                        gains[0].IsImprovement && (i == 0 || g.IsImprovement && holm[i - 1] < PairedGain.Level)
                    )
            ),
        ];
    }
}
