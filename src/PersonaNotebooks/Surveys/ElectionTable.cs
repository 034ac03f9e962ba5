using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys.Baselines;

namespace PersonaNotebooks.Surveys;

/// <summary>Compares simulated elections and baselines with the result, tier by tier.</summary>
public static class ElectionTable
{
    /// <summary>A line for each tier with a valid answer, then one for each baseline, over the states that were simulated.</summary>
    /// <param name="responses">Answers to one election question, of any tiers.</param>
    /// <param name="baselines">Predictions of the same election.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="weights">Voters by postal code; null for the plain mean of states.</param>
    /// <exception cref="InputException">The answers are to several questions, or the question is no election.</exception>
    public static IReadOnlyList<ElectionRow> Of(
        IReadOnlyList<Response> responses,
        IEnumerable<IElectionBaseline> baselines,
        Seed seed,
        IReadOnlyDictionary<string, double>? weights = null
    )
    {
        var question = AnswerCounts.Of(responses).Question;
        var truth = QuestionTruth.ByState([question]);
        var states = responses.Select(r => r.State).ToHashSet(StringComparer.Ordinal);
        var results = truth.Where(t => states.Contains(t.Key.State)).ToDictionary(t => t.Key.State, t => t.Value);
        if (results.Count == 0)
        {
            throw new InputException(
                $"The question '{question.Id}' has no election result to compare with; alignment is not available."
            );
        }
        List<ElectionRow> rows = [];
        foreach (var tier in responses.GroupBy(r => r.Tier).OrderBy(g => Tiers.Place(g.Key)))
        {
            var shares = tier.Key == Tiers.Nobody ? Pooled(tier) : StateShares.Left(tier);
            var own = seed.For(tier.Key);
            if (
                shares.Keys.Any(results.ContainsKey)
                && ElectionAlignment.Of(tier, truth, own, weights) is { } alignment
                && LeftShift.AgainstTruth(tier, truth, own, weights) is { } drift
            )
            {
                var errors = StateErrors.Of(shares, results, weights);
                var error = StateNoise.RootMeanSquare(tier, truth);
                rows.Add(new(tier.Key, false, shares, errors, alignment, error, drift, AnswerCounts.Of(tier).Invalid));
            }
        }
        foreach (var baseline in baselines)
        {
            var shares = baseline.Shares.Where(s => results.ContainsKey(s.Key)).ToDictionary();
            var errors = StateErrors.Of(shares, results, weights);
            rows.Add(
                new(
                    baseline.Name,
                    true,
                    shares,
                    errors,
                    Over(baseline, s => 1 - StateErrors.Of(s, results, weights).WeightedMeanAbsolute),
                    Error(baseline, shares, results),
                    Over(baseline, s => Drift(s, results, weights)),
                    0
                )
            );
        }
        return rows;
    }

    private static double Drift(
        IReadOnlyDictionary<string, double> shares,
        Dictionary<string, double> results,
        IReadOnlyDictionary<string, double>? weights
    )
    {
        var known = shares.Where(s => results.ContainsKey(s.Key)).ToList();
        return known.Sum(s => StateWeights.Of(weights, s.Key) * (s.Value - results[s.Key]))
            / known.Sum(s => StateWeights.Of(weights, s.Key));
    }

    // Coins have a range over their samples; other baselines are one prediction.
    private static Estimate Over(IElectionBaseline baseline, Func<IReadOnlyDictionary<string, double>, double> value) =>
        baseline is RandomBaseline coins ? coins.Over(value) : Estimate.Exact(value(baseline.Shares), "no sampling");

    private static Estimate? Error(
        IElectionBaseline baseline,
        IReadOnlyDictionary<string, double> shares,
        Dictionary<string, double> results
    )
    {
        Estimate Of(IReadOnlyDictionary<string, double> predicted, int people) =>
            StateNoise.Of(
                [
                    .. predicted
                        .Where(s => results.ContainsKey(s.Key))
                        .Select(s =>
                            (s.Value - results[s.Key], people == 0 ? 0 : s.Value * (1 - s.Value) / (people - 1))
                        ),
                ],
                people * shares.Count
            );
        return baseline is RandomBaseline coins
            ? coins.People == 1
                ? null
                : coins.Over(sample => Of(sample, coins.People).Value)
            : Of(shares, 0);
    }

    // "Nobody" is one respondent: its answers for all states are one sample.
    private static Dictionary<string, double> Pooled(IEnumerable<Response> nobody)
    {
        var all = AnswerCounts.Of(nobody).Left();
        return StateShares.Left(nobody).Keys.ToDictionary(state => state, _ => all);
    }
}
