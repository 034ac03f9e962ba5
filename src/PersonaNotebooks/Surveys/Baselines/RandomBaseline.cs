namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>Everybody throws a coin: the shares of a sample of people who answer at random.</summary>
/// <param name="states">Postal codes.</param>
/// <param name="people">People in each state, at least 1.</param>
/// <param name="seed">Each state takes its own seed from it by postal code.</param>
public sealed class RandomBaseline(IReadOnlyList<string> states, int people, Seed seed) : IElectionBaseline
{
    /// <summary>People in each state.</summary>
    public int People => people;

    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public string Note => "Coins; off by the sampling error of as many people.";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, double> Shares { get; } =
        states.ToDictionary(
            s => s,
            s =>
            {
                var stream = seed.For(s).Stream();
                return Enumerable.Range(0, people).Count(_ => stream.NextDouble() < 0.5) / (double)people;
            }
        );
}
