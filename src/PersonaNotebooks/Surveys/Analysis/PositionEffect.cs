using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>What a model gives to the place where an option stands, whatever the option says.</summary>
public static class PositionEffect
{
    private const int Draws = 1000;

    /// <summary>
    /// The share of the first place less that of an even spread, over valid answers: 0 when places do not matter, up to 1 - 1/N for a model that
    /// always takes the first. Each option that stood first counts alike, so that a liked option that stood there more often is not taken for a
    /// liked place.
    /// </summary>
    /// <param name="responses">Answers to any questions; a question of which not every option stood first is left out.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <returns>
    /// Null when no answer is left, for example because all were asked in one order: then a liked place cannot be told from a liked option.
    /// </returns>
    public static Estimate? First(IEnumerable<Response> responses, Seed seed)
    {
        Response[] valid =
        [
            .. responses
                .Where(r => r.IsValid)
                .GroupBy(r => r.Question.Id)
                .Where(g => g.Select(Leads).Distinct().Count() == g.First().Question.Options.Count)
                .SelectMany(g => g),
        ];
        if (valid.Length == 0)
        {
            return null;
        }
        var cells = valid.CountBy(r => (r.Question.Id, Leads(r))).ToDictionary();
        double[] shares = [.. valid.Select(r => 1.0 / cells[(r.Question.Id, Leads(r))])];
        double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
        {
            var (sum, total) = (0.0, 0.0);
            for (var i = 0; i < values.Length; i++)
            {
                sum += counts[i] * shares[i] * values[i];
                total += counts[i] * shares[i];
            }
            return sum / total;
        }
        return Resampled.Estimate(
            [.. valid.Select(r => r.Answer.Shares[Leads(r)] / r.Answer.Shares.Sum() - 1.0 / r.Asked.Order.Count)],
            ResponseLevels.Of(valid, [ResponseLevel.Person]),
            Mean,
            seed,
            Draws
        );
    }

    private static int Leads(Response response) => response.Asked.Order[0];
}
