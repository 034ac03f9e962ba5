using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>
/// Everybody throws a coin: what samples of people who answer at random give. One sample can be lucky, so there are <see cref="Samples"/>.
/// </summary>
/// <param name="states">Postal codes.</param>
/// <param name="people">People in each state, at least 1.</param>
/// <param name="seed">Each state takes its own seed from it by postal code.</param>
public sealed class RandomBaseline(IReadOnlyList<string> states, int people, Seed seed) : IElectionBaseline
{
    /// <summary>How many samples are drawn.</summary>
    public const int Count = 200;

    /// <summary>People in each state.</summary>
    public int People => people;

    /// <inheritdoc/>
    public string Name => "random";

    /// <inheritdoc/>
    public string Note =>
        "Coins, as many as answers: the mean of 200 samples, with the range of 95 % of them; what is counted in states is of the first.";

    /// <summary>The Democrat's share by state in each sample.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Samples { get; } = Throw(states, people, seed);

    /// <summary>The first sample.</summary>
    public IReadOnlyDictionary<string, double> Shares => Samples[0];

    /// <summary>A quantity of every sample: its mean, and the range of 95 % of the samples.</summary>
    /// <param name="of">The quantity.</param>
    public Estimate Over(Func<IReadOnlyDictionary<string, double>, double> of)
    {
        double[] values = [.. Samples.Select(of).Order()];
        return new(
            values.Average(),
            values[(int)(0.025 * (Count - 1))],
            values[(int)Math.Ceiling(0.975 * (Count - 1))],
            0.95,
            $"range of {Count} samples of coins",
            new Dictionary<string, int> { ["person"] = people * states.Count }
        );
    }

    private static IReadOnlyDictionary<string, double>[] Throw(IReadOnlyList<string> states, int people, Seed seed)
    {
        var samples = Enumerable.Range(0, Count).Select(_ => new Dictionary<string, double>()).ToArray();
        foreach (var state in states)
        {
            var stream = seed.For(state).Stream();
            foreach (var sample in samples)
            {
                sample[state] = Enumerable.Range(0, people).Count(_ => stream.NextDouble() < 0.5) / (double)people;
            }
        }
        return samples;
    }
}
