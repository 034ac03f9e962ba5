using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>
/// What the original reports as improvement, and what it would report if nothing had changed: the mean of the first round that is
/// there against the highest mean of any round. Picking the maximum of noise always gives a gain.
/// </summary>
/// <param name="First">The first round there is.</param>
/// <param name="Before">Mean over the users who have it.</param>
/// <param name="FirstUsers">Users (and runs) in it.</param>
/// <param name="Best">The round with the highest mean; the earliest of equal ones.</param>
/// <param name="After">Mean over the users who have it.</param>
/// <param name="BestUsers">Users (and runs) in it.</param>
/// <param name="ExpectedByChance">Mean gain of the same rule when each user's scores are shuffled over the user's rounds.</param>
/// <param name="ChanceHigh">The gain that 95 % of the shuffles stay below.</param>
/// <param name="Paired">The last third of each user's rounds less the first third, paired; null with fewer than two users of two rounds.</param>
public sealed record BestOfRounds(
    int First,
    double Before,
    int FirstUsers,
    int Best,
    double After,
    int BestUsers,
    double ExpectedByChance,
    double ChanceHigh,
    PairedGain? Paired
)
{
    /// <summary>The gain that the original's rule claims.</summary>
    public double Claimed => After - Before;

    /// <summary>Applies the rule.</summary>
    /// <param name="scores">A row for each run, user and round; users need not have the same rounds.</param>
    /// <param name="seed">Shuffles and resamples.</param>
    /// <param name="shuffles">Number of shuffles.</param>
    /// <exception cref="InputException">No score, a run with a user's round twice, or no shuffle.</exception>
    public static BestOfRounds Of(IReadOnlyList<RoundScore> scores, Seed seed, int shuffles = 500)
    {
        if (scores.Count == 0 || shuffles < 1)
        {
            throw new InputException($"The rule needs scores and a shuffle, not {scores.Count} and {shuffles}.");
        }
        if (scores.GroupBy(s => (s.Run, s.User, s.Round)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                $"The run '{twice.Key.Run}' has round {twice.Key.Round} of the user '{twice.Key.User}' twice; give each run an id of its own."
            );
        }
        var real = Rule(scores);
        var users = scores.GroupBy(s => (s.Run, s.User)).Select(g => g.ToArray()).ToArray();
        var stream = seed.For("best of rounds").Stream();
        var gains = new double[shuffles];
        for (var i = 0; i < shuffles; i++)
        {
            List<RoundScore> shuffled = new(scores.Count);
            foreach (var user in users)
            {
                var values = user.Select(s => s.Score).ToArray();
                stream.Shuffle<double>(values);
                shuffled.AddRange(user.Zip(values, (s, v) => s with { Score = v }));
            }
            var rule = Rule(shuffled);
            gains[i] = rule.After - rule.Before;
        }
        return new(
            real.First,
            real.Before,
            real.FirstUsers,
            real.Best,
            real.After,
            real.BestUsers,
            gains.Average(),
            gains.Order().ElementAt((int)(0.95 * (shuffles - 1))),
            LateAgainstEarly(users, seed)
        );
    }

    private static (int First, double Before, int FirstUsers, int Best, double After, int BestUsers) Rule(
        IEnumerable<RoundScore> scores
    )
    {
        var rounds = scores
            .GroupBy(s => s.Round)
            .OrderBy(g => g.Key)
            .Select(g => (Round: g.Key, Mean: g.Average(s => s.Score), Users: g.Count()))
            .ToArray();
        var best = rounds.MaxBy(r => r.Mean);
        return (rounds[0].Round, rounds[0].Mean, rounds[0].Users, best.Round, best.Mean, best.Users);
    }

    private static PairedGain? LateAgainstEarly(RoundScore[][] users, Seed seed)
    {
        var ordered = users.Where(u => u.Length > 1).Select(u => u.OrderBy(s => s.Round).ToArray()).ToArray();
        double Third(RoundScore[] user, bool late)
        {
            var count = Math.Max(1, user.Length / 3);
            return (late ? user[^count..] : user[..count]).Average(s => s.Score);
        }
        return ordered.Length < 2
            ? null
            : PairedGain.Of(
                [.. ordered.Select(u => Third(u, late: true))],
                [.. ordered.Select(u => Third(u, late: false))],
                seed.For("late against early")
            );
    }
}
