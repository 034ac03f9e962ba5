using PersonaNotebooks.Figures;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>A published improvement beside what its rule claims of rounds in which nothing changes.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Rounds">The made-up rounds.</param>
/// <param name="Best">The rule applied to them.</param>
/// <param name="Noise">What the rule makes of noise, nothing put in, for each of the <see cref="PublishedRounds.AssumedSpreads"/>.</param>
public sealed record PublishedClaim(
    string Strategy,
    PublishedRounds Rounds,
    BestOfRounds Best,
    IReadOnlyList<NoiseOfRounds> Noise
)
{
    /// <summary>Mean of the first five rounds, recomputed from the published tables.</summary>
    public required double FirstFive { get; init; }

    /// <summary>Mean of the last five rounds, recomputed from the published tables.</summary>
    public required double LastFive { get; init; }

    /// <summary>The improvement as it was reported, for a table.</summary>
    public string Reported => FormattableString.Invariant($"{Rounds.Before:F4} → {Rounds.After:F4}");

    /// <summary>The published gain.</summary>
    public double Published => Rounds.After - Rounds.Before;

    /// <summary>All five published improvements.</summary>
    public static IReadOnlyList<PublishedClaim> All(Seed seed)
    {
        var published = PublishedValue.Load("mimic");
        double Value(string strategy, string which) =>
            published
                .First(v => v.Row == strategy && v.Metric == $"post content accuracy {which} five rounds")
                .Value!.Value;
        return
        [
            .. PublishedRounds.Strategies.Select(strategy =>
            {
                var rounds = PublishedRounds.Of(published, strategy, seed);
                return new PublishedClaim(
                    strategy,
                    rounds,
                    BestOfRounds.Of(rounds.Scores, seed),
                    [
                        .. PublishedRounds.AssumedSpreads.Select(spread =>
                            PublishedRounds.ByNoiseAlone(published, strategy, seed, spread)
                        ),
                    ]
                )
                {
                    FirstFive = Value(strategy, "first"),
                    LastFive = Value(strategy, "last"),
                };
            }),
        ];
    }
}
