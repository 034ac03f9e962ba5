using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Simulacra;

/// <summary>The observer report: what judges make of each method, and how far they agree.</summary>
/// <remarks>
/// The rating scale (0 to 100) and the plain mean are ours: those of Xie et al. 2025 are not known to us. Intervals resample answers and, where there are several, characters; the ratings of one
/// answer go together.
/// </remarks>
/// <param name="Scores">By method, in the order of first appearance.</param>
/// <param name="Agreement">Of steps 2 and 4.</param>
/// <param name="Missing">Ratings that could not be read.</param>
public sealed record ObserverReport(
    IReadOnlyList<ObserverScore> Scores,
    IReadOnlyList<JudgeAgreement> Agreement,
    int Missing
)
{
    /// <summary>Puts the ratings together.</summary>
    /// <param name="plan">Knows whose answers were rated.</param>
    /// <param name="matches">Replies to step 2.</param>
    /// <param name="similarities">Replies to step 4.</param>
    /// <param name="expected">How many ratings were asked for.</param>
    /// <param name="seed">Draws the resamples.</param>
    /// <param name="descriptionWeight">The weight of description matching in the combined score, 0 to 1.</param>
    public static ObserverReport Of(
        JudgePlan plan,
        IReadOnlyList<JudgeReply> matches,
        IReadOnlyList<JudgeReply> similarities,
        int expected,
        Seed seed,
        double descriptionWeight = 0.5
    )
    {
        if (!(descriptionWeight >= 0 && descriptionWeight <= 1))
        {
            throw new InputException($"The weight of description matching is {descriptionWeight}; give 0 to 1.");
        }
        var methods = matches
            .Concat(similarities)
            .Select(r => plan.Answer(r.Task.Code).Method)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new(
            [.. methods.Select(m => Score(plan, m, matches, similarities, seed, descriptionWeight))],
            [
                JudgeAgreement.Of(JudgeStep.Match, matches, plan, seed),
                JudgeAgreement.Of(JudgeStep.Compare, similarities, plan, seed),
            ],
            expected - matches.Count - similarities.Count
        );
    }

    private static ObserverScore Score(
        JudgePlan plan,
        string method,
        IReadOnlyList<JudgeReply> matches,
        IReadOnlyList<JudgeReply> similarities,
        Seed seed,
        double weight
    )
    {
        JudgeReply[] Of(IReadOnlyList<JudgeReply> all) =>
            [.. all.Where(r => plan.Answer(r.Task.Code).Method == method)];
        JudgeReply[] both = [.. Of(matches), .. Of(similarities)];
        return new(
            method,
            Mean(Of(matches), (v, w, _) => Weighted(v, w, _ => true)),
            Mean(Of(similarities), (v, w, _) => Weighted(v, w, _ => true)),
            Mean(
                both,
                (v, w, r) =>
                    weight * Weighted(v, w, i => r[i].Task.Step == JudgeStep.Match)
                    + (1 - weight) * Weighted(v, w, i => r[i].Task.Step == JudgeStep.Compare)
            )
        );
        Estimate Mean(JudgeReply[] replies, Func<double[], double[], JudgeReply[], double> statistic)
        {
            double[] ratings = [.. replies.Select(r => r.Rating)];
            var levels = Levels(plan, [.. replies.Select(r => r.Task.Code)]);
            return levels.Count == 0
                ? Estimate.Exact(
                    replies.Length == 0 ? double.NaN : statistic(ratings, [.. ratings.Select(_ => 1.0)], replies),
                    "too few answers for an interval"
                )
                : ClusterBootstrap.Estimate(
                    ratings,
                    levels,
                    (v, w) => statistic(v.ToArray(), w.ToArray(), replies),
                    seed.For("observer report")
                );
        }
    }

    /// <summary>What was sampled: the answers that rows are about, and their characters. A level of a single member is left out.</summary>
    internal static List<SampledLevel> Levels(JudgePlan plan, IReadOnlyList<string> codes)
    {
        ScenarioAnswer[] answers = [.. codes.Select(plan.Answer)];
        SampledLevel Level(string name, Func<ScenarioAnswer, string> key)
        {
            var keys = answers.Select(key).Distinct(StringComparer.Ordinal).ToList();
            return new(name, [.. answers.Select(a => keys.IndexOf(key(a)))]);
        }
        SampledLevel[] levels = [Level("answer", a => a.Code), Level("character", a => a.Character)];
        return [.. levels.Where(l => l.Ids.Distinct().Skip(1).Any())];
    }

    private static double Weighted(double[] values, double[] weights, Func<int, bool> take)
    {
        var (sum, all) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (take(i))
            {
                sum += weights[i] * values[i];
                all += weights[i];
            }
        }
        return sum / all;
    }
}
