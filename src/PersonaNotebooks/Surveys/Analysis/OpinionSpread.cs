using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Surveys;

/// <summary>How much simulated people differ, beside how much people do. 1 is as much; below 1 the simulated are too much alike.</summary>
public static class OpinionSpread
{
    /// <summary>Entropy of simulated shares by that of people's; NaN where people all agree.</summary>
    /// <exception cref="InputException">Weights that cannot be used.</exception>
    public static double EntropyRatio(IReadOnlyList<double> simulated, IReadOnlyList<double> people) =>
        Ratio(Entropy.Nats([.. simulated]), Entropy.Nats([.. people]));

    /// <summary>Standard deviation of the answers' places on an ordered scale by that of people's; NaN where people all agree.</summary>
    public static double DispersionRatio(IReadOnlyList<double> simulated, IReadOnlyList<double> people) =>
        Ratio(Math.Sqrt(Moments(simulated).Variance), Math.Sqrt(Moments(people).Variance));

    /// <summary>
    /// The gap between two groups' mean places by the same gap among people: 1 is the real gap, above 1 groups are drawn as
    /// caricatures, below 0 the gap is the wrong way round. NaN where people's groups do not differ.
    /// </summary>
    /// <param name="simulated">Weights of the options in the two groups.</param>
    /// <param name="people">The same for people.</param>
    public static double GapRatio(
        (IReadOnlyList<double> One, IReadOnlyList<double> Other) simulated,
        (IReadOnlyList<double> One, IReadOnlyList<double> Other) people
    ) =>
        Ratio(
            Moments(simulated.One).Mean - Moments(simulated.Other).Mean,
            Moments(people.One).Mean - Moments(people.Other).Mean
        );

    private static double Ratio(double simulated, double people) => people == 0 ? double.NaN : simulated / people;

    private static (double Mean, double Variance) Moments(IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        if (!(total > 0))
        {
            throw new InputException("A group of zero people has no spread; ask at least one, or leave the group out.");
        }
        var mean = weights.Select((w, i) => w * (i + 1)).Sum() / total;
        return (mean, weights.Select((w, i) => w * (i + 1 - mean) * (i + 1 - mean)).Sum() / total);
    }
}
