using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Surveys;

/// <summary>The share of one option with an interval over people.</summary>
public static class OptionShare
{
    private const int Draws = 1000;

    /// <summary>The mean over valid answers of the weight that each gives to the option.</summary>
    /// <param name="responses">Answers to one question; those that are not valid are left out.</param>
    /// <param name="option">The option's place in the question, from 0.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <returns>Null when no answer is valid.</returns>
    public static Estimate? Of(IEnumerable<Response> responses, int option, Seed seed)
    {
        Response[] valid = [.. responses.Where(r => r.IsValid)];
        static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
        {
            var (sum, total) = (0.0, 0.0);
            for (var i = 0; i < values.Length; i++)
            {
                sum += counts[i] * values[i];
                total += counts[i];
            }
            return sum / total;
        }
        return valid.Length == 0
            ? null
            : Resampled.Estimate(
                [.. valid.Select(r => r.Answer.Shares[option] / r.Answer.Shares.Sum())],
                ResponseLevels.Of(valid, ResponseLevels.Usual(valid)),
                Mean,
                seed,
                Draws
            );
    }
}
