using PersonaNotebooks.Census;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys.Baselines;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// National shares of a simulated election. People are sampled equally many in each state, so an answer stands for the state's adults by its
/// answers; citizenship and turnout weigh people within states (<see cref="Electorate"/>).
/// </summary>
public static class NationalTable
{
    /// <summary>The name of the line with the real share.</summary>
    public const string Result = "result";

    private const int Draws = 1000;

    /// <summary>A line for each tier with a valid answer, then the result over the same states, plain and by its own votes.</summary>
    /// <param name="responses">Answers to one election question, of any tiers.</param>
    /// <param name="electorate">Who is a citizen and who votes.</param>
    /// <param name="seed">Draws the resamples of people within states.</param>
    /// <param name="baselines">Predictions of the same election, each with a line before the result: of states once and by their votes.</param>
    /// <exception cref="InputException">The answers are to several questions, or to none about an election; or a person is not of the electorate's tables.</exception>
    public static IReadOnlyList<NationalRow> Of(
        IReadOnlyList<Response> responses,
        Electorate electorate,
        Seed seed,
        IEnumerable<IElectionBaseline>? baselines = null
    )
    {
        var question = AnswerCounts.Of(responses).Question;
        var year =
            QuestionTruth.YearOf(question)
            ?? throw new InputException(
                $"The question '{question.Id}' is about no election, so it has no national result."
            );
        var votes = ElectionBaselines.Voters(year);
        var truth = QuestionTruth.ByState([question]);
        var adults = electorate.Adults.Margin("state");
        List<NationalRow> rows = [];
        foreach (
            var tier in responses
                .Where(r => r.IsValid && votes.ContainsKey(r.State))
                .GroupBy(r => r.Tier)
                .OrderBy(g => Tiers.Place(g.Key))
        )
        {
            Response[] valid = [.. tier];
            var inState = valid.CountBy(r => r.State).ToDictionary();
            Estimate Weighted(string name, Func<Response, double> weight) =>
                Share(valid, r => weight(r) / inState[r.State], seed.For($"{tier.Key}/{name}"));
            rows.Add(
                new(
                    tier.Key,
                    Weighted("states", _ => 1),
                    Weighted("adults", r => adults[r.State]),
                    Weighted("citizens", r => adults[r.State] * electorate.CitizenWeight(Person(r))),
                    Weighted("voters", r => adults[r.State] * electorate.VoterWeight(Person(r)))
                )
            );
        }
        string[] states = [.. responses.Select(r => r.State).Distinct().Where(votes.ContainsKey)];
        NationalRow OfStates(string name, Func<string, double> share, string method)
        {
            var unknown = Estimate.Exact(double.NaN, "adults and citizens did not all vote");
            return new(
                name,
                Estimate.Exact(states.Average(share), method),
                unknown,
                unknown,
                Estimate.Exact(states.Sum(s => votes[s] * share(s)) / states.Sum(s => votes[s]), method)
            );
        }
        // One sample of coins says nothing about the country that even shares do not.
        rows.AddRange(
            (baselines ?? [])
                .Where(b => b is not RandomBaseline)
                .Select(b => OfStates(b.Name, s => b.Shares[s], "no sampling"))
        );
        rows.Add(OfStates(Result, s => truth[(question.Id, s)], "result of the election"));
        return rows;
    }

    private static Person Person(Response r) =>
        new(0, r.State, r.Persona.Fields["age"], r.Persona.Fields["sex"], r.Persona.Fields["race"]);

    private static Estimate Share(Response[] valid, Func<Response, double> weight, Seed seed)
    {
        double[] weights = [.. valid.Select(weight)];
        double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
        {
            var (sum, total) = (0.0, 0.0);
            for (var i = 0; i < values.Length; i++)
            {
                sum += counts[i] * weights[i] * values[i];
                total += counts[i] * weights[i];
            }
            return sum / total;
        }
        return Resampled.Estimate(
            [.. valid.Select(LeftShift.Left)],
            ResponseLevels.Of(valid, [ResponseLevel.Person]),
            Mean,
            seed,
            Draws
        );
    }
}
