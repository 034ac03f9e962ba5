using PersonaNotebooks.Figures;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>
/// A table of round scores that we made: no user of it has a trend, and yet the rule "first round against best round" gives exactly
/// the improvement that was published for a strategy. It shows what that rule can make of noise; it says nothing of what the original's
/// scores were.
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
    /// other rounds are there for about a third of the users. Scores are noise from which each user's own straight-line trend is taken out; then those of the first and the peak
    /// round are shifted together, all users alike, to the published means.
    /// </summary>
    /// <param name="published">The published numbers, <c>PublishedValue.Load("mimic")</c>.</param>
    /// <param name="strategy">One of <see cref="Strategies"/>.</param>
    /// <param name="seed">Draws the noise.</param>
    /// <exception cref="InputException">The strategy is not in the published numbers.</exception>
    public static PublishedRounds Of(IReadOnlyList<PublishedValue> published, string strategy, Seed seed)
    {
        double Value(string metric) =>
            published.FirstOrDefault(v => v.Row == strategy && v.Metric == metric)?.Value
            ?? throw new InputException($"There is no published '{metric}' of the strategy '{strategy}'.");
        var (before, after) = (Value("post content accuracy before"), Value("post content accuracy after"));
        var (first, firstUsers) = ((int)Value("first round"), (int)Value("first round users"));
        var (peak, peakUsers) = ((int)Value("peak post round"), (int)Value("peak post users"));
        var users = (int)Value("users");
        var usual = (Value("post content accuracy first five rounds") + Value("post content accuracy last five rounds")) / 2;
        var random = seed.For("published rounds").For(strategy).Stream();
        List<RoundScore> scores = [];
        for (var user = 0; user < users; user++)
        {
            List<(int Round, double Noise)> own = [];
            for (var round = first; round <= Rounds; round++)
            {
                var isThere =
                    round == first ? user < firstUsers
                    : round == peak ? user >= users - peakUsers
                    : random.NextDouble() < Kept || user == (round + 1) % users || user == (round + 2) % users;
                if (isThere)
                {
                    own.Add((round, Spread * random.NextNormal()));
                }
            }
            var (mean, slope) = Trend(own);
            // Ordinary rounds stay below the published peak, or it would not be the peak.
            scores.AddRange(
                own.Select(o => new RoundScore(
                    "made up",
                    $"user {user + 1}",
                    o.Round,
                    Math.Clamp(usual + o.Noise - slope * (o.Round - mean), 0, after - 0.02)
                ))
            );
        }
        var shifted = Shift(Shift(scores, first, before), peak, after);
        return new(shifted, before, after, first, firstUsers, peak, peakUsers);
    }

    private static (double Mean, double Slope) Trend(List<(int Round, double Noise)> own)
    {
        var mean = own.Average(o => o.Round);
        var spread = own.Sum(o => (o.Round - mean) * (o.Round - mean));
        return (mean, spread == 0 ? 0 : own.Sum(o => (o.Round - mean) * o.Noise) / spread);
    }

    private static IReadOnlyList<RoundScore> Shift(IReadOnlyList<RoundScore> scores, int round, double mean)
    {
        var shift = mean - scores.Where(s => s.Round == round).Average(s => s.Score);
        return [.. scores.Select(s => s.Round == round ? s with { Score = s.Score + shift } : s)];
    }
}
