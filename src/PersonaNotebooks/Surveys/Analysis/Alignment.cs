using PersonaNotebooks.Metrics;
using PersonaNotebooks.Metrics.Distributions;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// How close simulated answers come to people's. For an ordered question 1 - W1/(N - 1) with options at places 1 to N (Santurkar et al.
/// 2023, section 3.2); for options without an order 1 - total variation, because a distance between films means nothing. For two options both are 1 - |p - q|.
/// </summary>
public static class Alignment
{
    /// <summary>What a reader must know before trusting the number.</summary>
    public static MetricCard Card { get; } =
        new(
            "alignment",
            "0 (opposite ends) to 1 (the same shares)",
            "higher is closer",
            "Uniform answers score high where people disagree: always show the uniform baseline. Refusals and unread answers must be out.",
            "Santurkar et al. 2023 (arXiv 2303.17548), section 3.2; deviation: total variation for unordered options"
        );

    /// <summary>The alignment of one question.</summary>
    /// <param name="simulated">Weights of the options, in the question's order.</param>
    /// <param name="people">The same for people.</param>
    /// <param name="ordered">Whether the options are steps of one scale.</param>
    /// <exception cref="InputException">Different numbers of options, fewer than two, or no weight.</exception>
    public static double Of(IReadOnlyList<double> simulated, IReadOnlyList<double> people, bool ordered) =>
        simulated.Count < 2 ? throw new InputException("Alignment needs at least two options.")
        : ordered ? 1 - Wasserstein.NormalisedOrdinal([.. simulated], [.. people])
        : 1 - TotalVariation.Distance([.. simulated], [.. people]);

    /// <summary>The mean over questions, each counting once.</summary>
    /// <exception cref="InputException">There is no question.</exception>
    public static double Mean(
        IEnumerable<(IReadOnlyList<double> Simulated, IReadOnlyList<double> People, bool Ordered)> questions
    )
    {
        double[] all = [.. questions.Select(q => Of(q.Simulated, q.People, q.Ordered))];
        return all.Length > 0
            ? all.Average()
            : throw new InputException(
                "Alignment is not available: none of the questions has people's answers to compare with."
            );
    }

    /// <summary>The alignment of an election: the mean over states of 1 - |simulated - real Democratic two-party share|.</summary>
    /// <param name="simulated">Shares by postal code.</param>
    /// <param name="truth">Real shares by postal code.</param>
    /// <param name="weights">Voters by postal code for the voter-weighted mean; null for the plain mean of states.</param>
    /// <exception cref="InputException">They have no state in common.</exception>
    public static double Election(
        IReadOnlyDictionary<string, double> simulated,
        IReadOnlyDictionary<string, double> truth,
        IReadOnlyDictionary<string, double>? weights = null
    ) => 1 - StateErrors.Of(simulated, truth, weights).WeightedMeanAbsolute;
}
