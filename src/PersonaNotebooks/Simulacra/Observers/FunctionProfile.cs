using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>What the answers to the eight-function test say: a score for each function, and how well their order is the character's.</summary>
/// <remarks>
/// Where a cell of the bank was asked less than the fullest one, its answers weigh as much more, so that one who always says yes, or says yes at random, scores 0
/// everywhere whatever was left out.
/// </remarks>
/// <param name="Scores">The score of each function, in the bank's order.</param>
/// <param name="Tau">
/// Kendall's tau-b of the scores with the target's places, -1 to 1 (one swap of neighbours of eight gives 26/28); NaN where all scores tie, as for one who always says yes.
/// The interval resamples sentences.
/// </param>
/// <param name="Unparsed">How many replies could not be read; they add nothing.</param>
/// <param name="Answers">How many sentences were asked.</param>
public sealed record FunctionProfile(
    IReadOnlyDictionary<CognitiveFunction, double> Scores,
    Estimate Tau,
    int Unparsed,
    int Answers
)
{
    /// <summary>Scores answers against a target order.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="target">The eight functions from strongest to weakest.</param>
    /// <param name="seed">Draws the resamples.</param>
    public static FunctionProfile Of(
        IReadOnlyList<FunctionAnswer> answers,
        IReadOnlyList<CognitiveFunction> target,
        Seed seed
    )
    {
        var cells = answers
            .GroupBy(a => (a.Item.Function, a.Item.Rank))
            .ToDictionary(cell => cell.Key, cell => cell.Count());
        var fullest = cells.Values.DefaultIfEmpty(0).Max();
        double[] added =
        [
            .. answers.Select(a =>
                a.Yes == true ? a.Item.Weight * (double)fullest / cells[(a.Item.Function, a.Item.Rank)] : 0
            ),
        ];
        double[] Sums(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
        {
            var sums = new double[CognitiveFunctions.All.Count];
            for (var i = 0; i < values.Length; i++)
            {
                sums[(int)answers[i].Item.Function] += weights[i] * values[i];
            }
            // Thirds and sevenths that cancel must cancel exactly, or a tie would be an order.
            return [.. sums.Select(s => Math.Round(s, 9))];
        }
        var ones = Enumerable.Repeat(1.0, added.Length).ToArray();
        var scores = Sums(added, ones);
        var tau = Rank(scores, target);
        // A resample in which all scores tie has no order; it counts as one without agreement.
        var estimate = double.IsNaN(tau)
            ? Estimate.Exact(tau, "undefined: all scores tie")
            : ClusterBootstrap.Estimate(
                added,
                [new("sentence", [.. Enumerable.Range(0, added.Length)])],
                (v, w) => Rank(Sums(v, w), target) is var t && double.IsNaN(t) ? 0 : t,
                seed.For("function test interval"),
                1000
            );
        return new(
            CognitiveFunctions.All.ToDictionary(f => f, f => scores[(int)f]),
            estimate,
            answers.Count(a => a.Yes is null),
            answers.Count
        );
    }

    /// <summary>Tau-b of two orders: places against scores by function. NaN where all scores tie.</summary>
    /// <param name="scores">A score for each function in the bank's order; higher is stronger.</param>
    /// <param name="target">The functions from strongest to weakest.</param>
    public static double Rank(IReadOnlyList<double> scores, IReadOnlyList<CognitiveFunction> target)
    {
        double[] places = [.. target.Select((_, i) => (double)-i)];
        double[] ordered = [.. target.Select(f => scores[(int)f])];
        return Kendall.TauB(places, ordered).Statistic;
    }
}
