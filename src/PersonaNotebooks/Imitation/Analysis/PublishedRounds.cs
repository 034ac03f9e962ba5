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
    private const int Rounds = 40;
    private const double Spread = 0.12,
        Kept = 0.35;

    /// <summary>The strategies of the published table.</summary>
    public static IReadOnlyList<string> Strategies { get; } = ["all", "BERTScore", "BLEU", "perplexity", "ROUGE"];

    /// <summary>
    /// Makes the table for the post content accuracy of a strategy. As in the original, few users have the first round and few the peak;
    /// other rounds are there for about a third of the users. Scores are noise around one level; those of the first and the peak round are
    /// shifted together, all users alike, to the published means.
    /// </summary>
    /// <param name="published">The published numbers, <c>PublishedValue.Load("mimic")</c>.</param>
    /// <param name="strategy">One of <see cref="Strategies"/>.</param>
    /// <param name="seed">Draws the noise.</param>
    /// <exception cref="InputException">The strategy is not in the published numbers.</exception>
    public static PublishedRounds Of(IReadOnlyList<PublishedValue> published, string strategy, Seed seed) =>
        Of(published, strategy, seed, injected: true);

    /// <summary>The share of tables of nothing but noise, with the published users and rounds and no mean put in, for which the rule claims the published gain or more.</summary>
    /// <param name="published">The published numbers.</param>
    /// <param name="strategy">One of <see cref="Strategies"/>.</param>
    /// <param name="seed">Draws the tables.</param>
    /// <param name="tables">How many.</param>
    /// <returns>The share with Wilson's interval, and the mean gain that the rule claims.</returns>
    public static (Estimate Share, double MeanClaim) ByNoiseAlone(
        IReadOnlyList<PublishedValue> published,
        string strategy,
        Seed seed,
        int tables = 400
    )
    {
        var claims = new double[tables];
        var reached = 0;
        for (var i = 0; i < tables; i++)
        {
            var table = Of(published, strategy, seed.For("noise alone", i), injected: false);
            var rounds = table.Scores.GroupBy(s => s.Round).ToDictionary(g => g.Key, g => g.Average(s => s.Score));
            claims[i] = rounds.Values.Max() - rounds[table.First];
            reached += claims[i] >= table.After - table.Before ? 1 : 0;
        }
        return (Wilson.Proportion(reached, tables), claims.Average());
    }

    private static PublishedRounds Of(
        IReadOnlyList<PublishedValue> published,
        string strategy,
        Seed seed,
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
        List<RoundScore> noise = [];
        for (var user = 0; user < users; user++)
        {
            for (var round = first; round <= Rounds; round++)
            {
                var isThere =
                    round == first ? user < firstUsers
                    : round == peak ? user >= users - peakUsers
                    : random.NextDouble() < Kept || user == (round + 1) % users || user == (round + 2) % users;
                if (isThere)
                {
                    noise.Add(new("made up", $"user {user + 1}", round, usual + Spread * random.NextNormal()));
                }
            }
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
