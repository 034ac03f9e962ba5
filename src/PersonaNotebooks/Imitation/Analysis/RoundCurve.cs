using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>Scores by round. The x axis is the round's true number, and a user has one value in a round for each run.</summary>
public static class RoundCurve
{
    /// <summary>Development scores of the persona that each round tried.</summary>
    public static IReadOnlyList<RoundPoint> Development(RunTable table, Measure measure, Seed seed) =>
        Of(
            table
                .Items.Where(i => i.Stage == "development")
                .GroupBy(i => (i.Run, i.User, i.Round))
                .Select(g => (g.Key.Run + "/" + g.Key.User, g.Key.Round, measure.Mean(g))),
            seed
        );

    /// <summary>
    /// Test scores of the persona that was the best after each round. They are computed when all rounds are over and nothing was
    /// chosen by them; a user who stopped early keeps the last persona to the end.
    /// </summary>
    /// <param name="table">The run.</param>
    /// <param name="measure">What is measured.</param>
    /// <param name="seed">Draws the intervals.</param>
    /// <param name="gain">True for each user's gain over the own first persona: paired, so that differences between users drop out.</param>
    public static IReadOnlyList<RoundPoint> Test(RunTable table, Measure measure, Seed seed, bool gain = false)
    {
        var tests = table
            .Items.Where(i => i.Stage == "test")
            .GroupBy(i => (i.Run, i.User, i.Persona))
            .ToDictionary(g => g.Key, g => measure.Mean(g));
        var last = table.Rounds.Count == 0 ? 0 : table.Rounds.Max(r => r.Round);
        return Of(
            table
                .Rounds.GroupBy(r => (r.Run, r.User))
                .SelectMany(g =>
                {
                    var best = g.ToDictionary(r => r.Round, r => r.Best);
                    var end = best.Keys.Max();
                    return Enumerable
                        .Range(1, last)
                        .Select(round => (Round: round, Persona: best.GetValueOrDefault(round > end ? end : round)))
                        .Where(p => p.Persona is not null)
                        .Select(p =>
                            (
                                g.Key.Run + "/" + g.Key.User,
                                p.Round,
                                tests.GetValueOrDefault((g.Key.Run, g.Key.User, p.Persona))
                                    - (gain ? tests.GetValueOrDefault((g.Key.Run, g.Key.User, "p0")) : 0)
                            )
                        );
                }),
            seed
        );
    }

    /// <summary>The slope over rounds, per round: the mean over users of each user's least-squares slope, tested against none; null where fewer than two users have two rounds.</summary>
    public static PairedGain? Slope(RunTable table, Measure measure, Seed seed)
    {
        double[] slopes =
        [
            .. table
                .Items.Where(i => i.Stage == "development")
                .GroupBy(i => (i.Run, i.User))
                .Select(user =>
                    user.GroupBy(i => i.Round)
                        .Select(g => (X: (double)g.Key, Y: measure.Mean(g)))
                        .Where(p => p.Y is not null)
                        .ToArray()
                )
                .Where(points => points.Length > 1)
                .Select(points =>
                {
                    var mean = points.Average(p => p.X);
                    return points.Sum(p => (p.X - mean) * p.Y!.Value) / points.Sum(p => (p.X - mean) * (p.X - mean));
                }),
        ];
        return slopes.Length < 2 ? null : PairedGain.Of(slopes, new double[slopes.Length], seed.For("slope"));
    }

    private static IReadOnlyList<RoundPoint> Of(
        IEnumerable<(string User, int Round, double? Value)> values,
        Seed seed
    ) =>
        [
            .. values
                .Where(v => v.Value is not null)
                .GroupBy(v => v.Round)
                .OrderBy(g => g.Key)
                .Select(g =>
                {
                    double[] all = [.. g.OrderBy(v => v.User, StringComparer.Ordinal).Select(v => v.Value!.Value)];
                    return new RoundPoint(g.Key, PairedGain.MeanOf(all, seed.For("round", g.Key)), all.Length);
                }),
        ];
}
