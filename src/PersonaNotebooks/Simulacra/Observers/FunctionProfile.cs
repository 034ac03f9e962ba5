using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>What the answers to the eight-function test say: a score for each function, and how well their order is the character's.</summary>
/// <param name="Scores">The score of each function, in the bank's order.</param>
/// <param name="Tau">
/// Kendall's tau-b of the scores with the target's places, -1 to 1 (one swap of neighbours of eight gives 26/28); NaN where all scores tie, as for one who always says yes.
/// The interval resamples sentences.
/// </param>
/// <param name="Unparsed">How many replies could not be read; they add nothing.</param>
public sealed record FunctionProfile(IReadOnlyDictionary<CognitiveFunction, double> Scores, Estimate Tau, int Unparsed)
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
        double[] added = [.. answers.Select(a => a.Yes == true ? (double)a.Item.Weight : 0)];
        double[] Sums(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
        {
            var sums = new double[CognitiveFunctions.All.Count];
            for (var i = 0; i < values.Length; i++)
            {
                sums[(int)answers[i].Item.Function] += weights[i] * values[i];
            }
            return sums;
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
            answers.Count(a => a.Yes is null)
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
