using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Shares of answers with intervals. One session: Wilson's interval over trials. Several: bootstrap over sessions and trials; where all sessions
/// agree on everything, so that resampling shows no doubt, Wilson's interval over sessions.
/// </summary>
public static class RoomShare
{
    /// <summary>The share of answers of a kind.</summary>
    /// <exception cref="InputException">There are no answers.</exception>
    public static Estimate Of(IReadOnlyList<RoomResult> results, Func<RoomResult, bool> counts, Seed seed)
    {
        double[] values = [.. results.Select(r => counts(r) ? 1.0 : 0)];
        var sessions = Sessions(results);
        var n = sessions.Distinct().Count();
        if (n < 2)
        {
            return Wilson.Proportion(values.Sum(), values.Length, unit: "trial");
        }
        return values.Distinct().Count() == 1
            ? Wilson.Proportion(values[0] * n, n, unit: "session")
            : ClusterBootstrap.Mean(values, Levels(results, sessions), seed.For("bandwagon"));
    }

    /// <summary>The share among some answers minus the share among the others.</summary>
    public static Estimate Difference(
        IReadOnlyList<RoomResult> results,
        Func<RoomResult, bool> counts,
        Func<RoomResult, bool> first,
        Seed seed
    )
    {
        double[] values = [.. results.Select(r => counts(r) ? 1.0 : 0)];
        bool[] inFirst = [.. results.Select(first)];
        // The rooms share trials; subjects sit in both rooms.
        var levels = Levels(results, [.. results.Select(r => Subject(results, r))]);
        return ClusterBootstrap.Estimate(
            values,
            levels,
            (v, w) =>
            {
                var (one, other) = (0.0, 0.0);
                var (ones, others) = (0.0, 0.0);
                for (var i = 0; i < v.Length; i++)
                {
                    (one, ones) = inFirst[i] ? (one + w[i] * v[i], ones + w[i]) : (one, ones);
                    (other, others) = inFirst[i] ? (other, others) : (other + w[i] * v[i], others + w[i]);
                }
                return one / ones - other / others;
            },
            seed.For("bandwagon net")
        );
    }

    private static List<SampledLevel> Levels(IReadOnlyList<RoomResult> results, int[] sessions)
    {
        List<SampledLevel> levels = [new("trial", [.. results.Select(r => r.Trial.Number)])];
        if (sessions.Distinct().Count() > 1)
        {
            levels.Add(new("session", sessions));
        }
        return levels;
    }

    private static int[] Sessions(IReadOnlyList<RoomResult> results)
    {
        var keys = results.Select(r => (r.Subject, r.Method, r.Design, r.Draw)).Distinct().ToList();
        return [.. results.Select(r => keys.IndexOf((r.Subject, r.Method, r.Design, r.Draw)))];
    }

    private static int Subject(IReadOnlyList<RoomResult> results, RoomResult r) =>
        results.Select(x => (x.Subject, x.Method, x.Draw)).Distinct().ToList().IndexOf((r.Subject, r.Method, r.Draw));
}
