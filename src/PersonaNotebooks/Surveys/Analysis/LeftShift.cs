using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>
/// How far simulated answers lean: the share of the options that lean left, and how much larger it is than the real share or than another
/// tier's. National figures are means of states, plain or weighted. An estimate is null when no answer is valid.
/// </summary>
/// <remarks>
/// Each state keeps its weight whatever number of its answers is valid: an answer counts its state's weight by the valid answers of that state in the
/// sample, and keeps that in every resample.
/// </remarks>
public static class LeftShift
{
    private const int Draws = 1000;

    /// <summary>The left share, 0 to 1.</summary>
    /// <param name="responses">Answers of one tier; answers that are not valid, or to a question without a lean, are left out.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="weights">Voters by postal code; null for the plain mean of states.</param>
    /// <param name="levels">What was sampled; <see cref="ResponseLevels.Usual"/> when null.</param>
    public static Estimate? Share(
        IEnumerable<Response> responses,
        Seed seed,
        IReadOnlyDictionary<string, double>? weights = null,
        IReadOnlyList<ResponseLevel>? levels = null
    ) => Of([.. Valid(responses).Select(r => (r, Left(r)))], seed, weights, levels);

    /// <summary>The left share less the real one of the same question and state: above 0 is a shift to the left.</summary>
    /// <param name="responses">Answers of one tier.</param>
    /// <param name="truth">The real left share by question id and postal code; answers without one are left out.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="weights">Voters by postal code; null for the plain mean of states.</param>
    /// <param name="levels">What was sampled; <see cref="ResponseLevels.Usual"/> when null.</param>
    public static Estimate? AgainstTruth(
        IEnumerable<Response> responses,
        IReadOnlyDictionary<(string Question, string State), double> truth,
        Seed seed,
        IReadOnlyDictionary<string, double>? weights = null,
        IReadOnlyList<ResponseLevel>? levels = null
    ) =>
        Of(
            [
                .. Valid(responses)
                    .Where(r => truth.ContainsKey((r.Question.Id, r.State)))
                    .Select(r => (r, Left(r) - truth[(r.Question.Id, r.State)])),
            ],
            seed,
            weights,
            levels
        );

    /// <summary>
    /// The left share less that of the same person in another tier, as paired differences: what the writing of the persona adds. People without a
    /// valid answer in both tiers are left out.
    /// </summary>
    /// <param name="responses">Answers of one tier.</param>
    /// <param name="baseline">Answers of the tier to compare with, usually Meta; several to one question and wording are averaged.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="weights">Voters by postal code; null for the plain mean of states.</param>
    /// <param name="levels">What was sampled; <see cref="ResponseLevels.Usual"/> when null.</param>
    public static Estimate? AgainstTier(
        IEnumerable<Response> responses,
        IEnumerable<Response> baseline,
        Seed seed,
        IReadOnlyDictionary<string, double>? weights = null,
        IReadOnlyList<ResponseLevel>? levels = null
    )
    {
        var other = Valid(baseline).GroupBy(Key).ToDictionary(g => g.Key, g => g.Average(Left));
        return Of(
            [.. Valid(responses).Where(r => other.ContainsKey(Key(r))).Select(r => (r, Left(r) - other[Key(r)]))],
            seed,
            weights,
            levels
        );
    }

    /// <summary>The left share of one valid answer: 0 or 1, or a probability among those who know.</summary>
    internal static double Left(Response response) =>
        response.Question.Left(response.Answer.Shares) / response.Answer.Shares.Sum();

    private static (string, string, int) Key(Response r) => (r.Person, r.Question.Id, r.Asked.Wording);

    private static IEnumerable<Response> Valid(IEnumerable<Response> responses) =>
        responses.Where(r => r.IsValid && r.Question.HasLean);

    private static Estimate? Of(
        IReadOnlyList<(Response Response, double Value)> rows,
        Seed seed,
        IReadOnlyDictionary<string, double>? weights,
        IReadOnlyList<ResponseLevel>? levels
    )
    {
        if (rows.Count == 0)
        {
            return null;
        }
        var inState = rows.CountBy(r => r.Response.State).ToDictionary();
        double[] shares = [.. rows.Select(r => StateWeights.Of(weights, r.Response.State) / inState[r.Response.State])];
        double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
        {
            var (sum, total) = (0.0, 0.0);
            for (var i = 0; i < values.Length; i++)
            {
                var weight = counts[i] * shares[i];
                sum += weight * values[i];
                total += weight;
            }
            return sum / total;
        }
        Response[] responses = [.. rows.Select(r => r.Response)];
        return Resampled.Estimate(
            [.. rows.Select(r => r.Value)],
            ResponseLevels.Of(responses, levels ?? ResponseLevels.Usual(responses)),
            Mean,
            seed,
            Draws
        );
    }
}
