using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>
/// A table of round scores that we made: no user of it gets better, and yet the rule "first round against best round" gives exactly
/// the improvement that was published for a strategy. The means of the first and the peak round are put there by us; how often noise
/// reaches such a gain by itself says <see cref="ByNoiseAlone"/>. It says nothing of what the original's scores were.
/// </summary>
/// <param name="Scores">The scores.</param>
/// <param name="Before">The published score before.</param>
/// <param name="After">The published score after.</param>
/// <param name="First">The first round of the published tables.</param>
/// <param name="FirstUsers">Users in it.</param>
/// <param name="Peak">The round of the peak.</param>
/// <param name="PeakUsers">Users in it.</param>
public sealed record PublishedRounds(
    IReadOnlyList<RoundScore> Scores,
    double Before,
    double After,
    int First,
    int FirstUsers,
    int Peak,
    int PeakUsers
)
{
    /// <summary>
    /// Standard deviations of a user's score in a round that are tried. How far the original's scores spread around their round's mean was not
    /// published: this is our assumption, and what noise reaches depends on it.
    /// </summary>
    public static IReadOnlyList<double> AssumedSpreads { get; } = [0.12, 0.18, 0.25];

    /// <summary>The strategies of the published table.</summary>
    public static IReadOnlyList<string> Strategies { get; } = ["all", "BERTScore", "BLEU", "perplexity", "ROUGE"];

    /// <summary>
    /// Makes the table for the post content accuracy of a strategy, with the published numbers of users, rounds and rows. As in the original,
    /// few users have the first round and few the peak; who has which other round is drawn. Scores are noise around one level, of the
    /// smallest of the <see cref="AssumedSpreads"/>; those of the first and the peak round are shifted together to the published means.
    /// </summary>
    /// <param name="published">The published numbers, <c>PublishedValue.Load("mimic")</c>.</param>
    /// <param name="strategy">One of <see cref="Strategies"/>.</param>
    /// <param name="seed">Draws the noise.</param>
    /// <exception cref="InputException">The strategy is not in the published numbers.</exception>
    public static PublishedRounds Of(IReadOnlyList<PublishedValue> published, string strategy, Seed seed) =>
        Of(published, strategy, seed, AssumedSpreads[0], injected: true);

    /// <summary>The share of tables of nothing but noise, with the published users and rounds and no mean put in, for which the rule claims the published gain or more.</summary>
    /// <param name="published">The published numbers.</param>
    /// <param name="strategy">One of <see cref="Strategies"/>.</param>
    /// <param name="seed">Draws the tables.</param>
    /// <param name="spread">The standard deviation assumed, in points of content accuracy.</param>
    /// <param name="tables">How many.</param>
    public static NoiseOfRounds ByNoiseAlone(
        IReadOnlyList<PublishedValue> published,
        string strategy,
        Seed seed,
        double spread,
        int tables = 400
    )
    {
        var claims = new double[tables];
        var (reached, above) = (0, 0);
        for (var i = 0; i < tables; i++)
        {
            var table = Of(published, strategy, seed.For("noise alone", i), spread, injected: false);
            var rounds = table.Scores.GroupBy(s => s.Round).ToDictionary(g => g.Key, g => g.Average(s => s.Score));
            claims[i] = rounds.Values.Max() - rounds[table.First];
            reached += claims[i] >= table.After - table.Before ? 1 : 0;
            above += BestOfRounds.Of(table.Scores, seed.For("noise alone", i), 1).Paired is { Estimate.Low: > 0 }
                ? 1
                : 0;
        }
        Array.Sort(claims);
        Estimate claim = new(
            claims.Average(),
            claims[(int)(0.025 * (tables - 1))],
            claims[(int)(0.975 * (tables - 1))],
            0.95,
            "middle 95 % of made-up tables",
            new Dictionary<string, int> { ["table"] = tables }
        );
        return new(spread, Wilson.Proportion(reached, tables), claim, Wilson.Proportion(above, tables));
    }

    private static PublishedRounds Of(
        IReadOnlyList<PublishedValue> published,
        string strategy,
        Seed seed,
        double spread,
        bool injected
    )
    {
        double Value(string metric) =>
            published.FirstOrDefault(v => v.Row == strategy && v.Metric == metric)?.Value
            ?? throw new InputException($"There is no published '{metric}' of the strategy '{strategy}'.");
        var (before, after) = (Value("post content accuracy before"), Value("post content accuracy after"));
        var (first, firstUsers) = ((int)Value("first round"), (int)Value("first round users"));
        var (peak, peakUsers) = ((int)Value("peak post round"), (int)Value("peak post users"));
        var users = (int)Value("users");
        var usual =
            (Value("post content accuracy first five rounds") + Value("post content accuracy last five rounds")) / 2;
        var random = seed.For("published rounds").For(strategy).Stream();
        var last = first + (int)Value("rounds") - 1;
        List<RoundScore> noise = [];
        void Add(int user, int round) =>
            noise.Add(new("made up", $"user {user + 1}", round, usual + spread * random.NextNormal()));
        Enumerable.Range(0, firstUsers).ToList().ForEach(u => Add(u, first));
        Enumerable.Range(users - peakUsers, peakUsers).ToList().ForEach(u => Add(u, peak));
        // Every other round has one user at least; the rest of the published rows falls where it falls.
        List<(int User, int Round)> cells = [];
        foreach (var round in Enumerable.Range(first + 1, last - first).Where(r => r != peak))
        {
            var one = random.Next(users);
            Add(one, round);
            cells.AddRange(Enumerable.Range(0, users).Where(u => u != one).Select(u => (u, round)));
        }
        var open = cells.ToArray();
        random.Shuffle<(int, int)>(open);
        foreach (var (user, round) in open.Take((int)Value("rows") - noise.Count))
        {
            Add(user, round);
        }
        if (!injected)
        {
            return new(
                [.. noise.Select(s => s with { Score = Math.Clamp(s.Score, 0, 1) })],
                before,
                after,
                first,
                firstUsers,
                peak,
                peakUsers
            );
        }
        var scores = Shift(Shift(noise, first, before), peak, after);
        return new(
            // Ordinary rounds stay below the published peak, or it would not be the peak.
            [
                .. scores.Select(s =>
                    s.Round == first || s.Round == peak ? s : s with { Score = Math.Clamp(s.Score, 0, after - 0.02) }
                ),
            ],
            before,
            after,
            first,
            firstUsers,
            peak,
            peakUsers
        );
    }

    private static IReadOnlyList<RoundScore> Shift(IReadOnlyList<RoundScore> scores, int round, double mean)
    {
        var shift = mean - scores.Where(s => s.Round == round).Average(s => s.Score);
        return [.. scores.Select(s => s.Round == round ? s with { Score = s.Score + shift } : s)];
    }
}
