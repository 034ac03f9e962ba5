using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>
/// Shares of answers with intervals. What was sampled are the characters: sessions of one character are no more independent than two answers of one person, so
/// they go together. Several characters: bootstrap over characters and trials. One character: bootstrap over its sessions and trials, which speaks of that character
/// alone. One session: Wilson's interval over trials.
/// </summary>
/// <remarks>Where all answers are alike, so that resampling shows no doubt, Wilson's interval over characters, or over the sessions of the only one.</remarks>
public static class RoomShare
{
    /// <summary>The share of answers of a kind.</summary>
    /// <exception cref="InputException">There are no answers.</exception>
    public static Estimate Of(IReadOnlyList<RoomResult> results, Func<RoomResult, bool> counts, Seed seed)
    {
        double[] values = [.. results.Select(r => counts(r) ? 1.0 : 0)];
        var units = Units(results);
        return units.Count < 2 ? Wilson.Proportion(values.Sum(), values.Length, unit: "trial")
            : values.Distinct().Count() == 1 ? OverUnits(results, counts)
            : ClusterBootstrap.Mean(values, Levels(results, units), seed.For("bandwagon"));
    }

    /// <summary>The share with Wilson's interval over characters, or over the sessions of the only one: for answers to one trial.</summary>
    public static Estimate OverUnits(IReadOnlyList<RoomResult> results, Func<RoomResult, bool> counts)
    {
        var units = Units(results);
        var n = units.Ids.Distinct().Count();
        return Wilson.Proportion(n * results.Average(r => counts(r) ? 1.0 : 0), n, unit: units.Name);
    }

    /// <summary>The share among some answers minus the share among the others.</summary>
    /// <remarks>
    /// Where one of the two has no doubt to resample, the interval is put together from those of the two shares (Zou and Donner 2008; Newcombe 1998, method 10, for
    /// two of Wilson's). That takes the two as independent; since the same characters sit in both rooms, it is too wide rather than too narrow.
    /// </remarks>
    public static Estimate Difference(
        IReadOnlyList<RoomResult> results,
        Func<RoomResult, bool> counts,
        Func<RoomResult, bool> first,
        Seed seed
    )
    {
        double[] values = [.. results.Select(r => counts(r) ? 1.0 : 0)];
        bool[] inFirst = [.. results.Select(first)];
        RoomResult[] ones = [.. results.Where((_, i) => inFirst[i])];
        RoomResult[] others = [.. results.Where((_, i) => !inFirst[i])];
        if (Alike(ones, counts) || Alike(others, counts))
        {
            return Recovered(Of(ones, counts, seed), Of(others, counts, seed));
        }
        // The rooms share trials and characters; a session of one room goes with the session of the same number in the other.
        return ClusterBootstrap.Estimate(
            values,
            Levels(results, Units(results, acrossRooms: true)),
            (v, w) => Weighted(v, w, inFirst, true) - Weighted(v, w, inFirst, false),
            seed.For("bandwagon net")
        );
    }

    private static double Weighted(ReadOnlySpan<double> v, ReadOnlySpan<double> w, bool[] inFirst, bool first)
    {
        var (sum, all) = (0.0, 0.0);
        for (var i = 0; i < v.Length; i++)
        {
            if (inFirst[i] == first)
            {
                sum += w[i] * v[i];
                all += w[i];
            }
        }
        return sum / all;
    }

    private static bool Alike(RoomResult[] results, Func<RoomResult, bool> counts) =>
        results.Select(counts).Distinct().Count() == 1;

    private static Estimate Recovered(Estimate one, Estimate other)
    {
        static double Root(double a, double b) => Math.Sqrt(a * a + b * b);
        var difference = one.Value - other.Value;
        return new(
            difference,
            difference - Root(one.Value - one.Low, other.High - other.Value),
            difference + Root(one.High - one.Value, other.Value - other.Low),
            one.Level,
            "from the intervals of the two shares (Zou and Donner 2008)",
            one.N.Keys.Intersect(other.N.Keys).ToDictionary(k => k, k => Math.Min(one.N[k], other.N[k]))
        );
    }

    private static List<SampledLevel> Levels(
        IReadOnlyList<RoomResult> results,
        (string Name, int[] Ids, int Count) units
    )
    {
        List<SampledLevel> levels = [new("trial", [.. results.Select(r => r.Trial.Number)])];
        if (units.Count > 1)
        {
            levels.Add(new(units.Name, units.Ids));
        }
        return levels;
    }

    private static (string Name, int[] Ids, int Count) Units(
        IReadOnlyList<RoomResult> results,
        bool acrossRooms = false
    )
    {
        var subjects = results.Select(r => r.Subject).Distinct(StringComparer.Ordinal).ToList();
        if (subjects.Count > 1)
        {
            return ("character", [.. results.Select(r => subjects.IndexOf(r.Subject))], subjects.Count);
        }
        (string, string, int) Session(RoomResult r) => (r.Method, acrossRooms ? "" : r.Design.Name, r.Draw);
        var sessions = results.Select(Session).Distinct().ToList();
        return ("session", [.. results.Select(r => sessions.IndexOf(Session(r)))], sessions.Count);
    }
}
