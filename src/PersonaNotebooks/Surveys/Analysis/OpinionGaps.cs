using PersonaNotebooks.Personas;
using PersonaNotebooks.Statistics;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys;

/// <summary>Whether groups of simulated people differ as groups of people do.</summary>
public static class OpinionGaps
{
    private const int Draws = 500;

    /// <summary>
    /// For each tier the slope through the origin of simulated on real gaps, over all ordered questions with people's answers: Σ s·p / Σ p², where s and p are
    /// the differences of the two groups' mean places on the scale. A ratio of one question (<see cref="OpinionSpread.GapRatio"/>) has no use where people's groups
    /// hardly differ; here such questions weigh little.
    /// </summary>
    /// <param name="responses">Answers of any tiers.</param>
    /// <param name="people">What people answered.</param>
    /// <param name="group">One of <see cref="PollGroups.All"/>.</param>
    /// <param name="one">A category of it.</param>
    /// <param name="other">Another category.</param>
    /// <param name="seed">Draws the resamples: simulated people, and people's shares by their standard errors.</param>
    /// <returns>Tiers in which each group has a valid answer to some ordered question.</returns>
    /// <exception cref="InputException">Another group, or a category without people's answers.</exception>
    public static IReadOnlyList<OpinionGap> Of(
        IEnumerable<Response> responses,
        HumanShares people,
        string group,
        string one,
        string other,
        Seed seed
    )
    {
        var side = new Dictionary<string, int> { [one] = 0, [other] = 1 };
        return
        [
            .. responses
                .Where(r => r.IsValid && r.Question.Ordered && QuestionTruth.Of(r.Question, people) is not null)
                .Where(r => PollGroups.CategoryOf(r.Persona, group) is { } c && side.ContainsKey(c))
                .GroupBy(r => r.Tier)
                .OrderBy(g => Tiers.Place(g.Key))
                .Select(tier =>
                    Gap(
                        [.. tier],
                        r => side[PollGroups.CategoryOf(r.Persona, group)!],
                        people,
                        (group, one, other),
                        seed
                    )
                )
                .OfType<OpinionGap>(),
        ];
    }

    private static OpinionGap? Gap(
        Response[] rows,
        Func<Response, int> side,
        HumanShares people,
        (string Group, string One, string Other) name,
        Seed seed
    )
    {
        // Questions that both groups answered.
        var both = rows.GroupBy(r => r.Question.Id)
            .Where(g => g.Select(side).Distinct().Count() == 2)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        rows = [.. rows.Where(r => both.Contains(r.Question.Id))];
        Question[] questions = [.. rows.Select(r => r.Question).DistinctBy(q => q.Id)];
        if (questions.Length == 0)
        {
            return null;
        }
        var real = questions
            .Select(q => Mean(q, people, name.Group, name.One).Minus(Mean(q, people, name.Group, name.Other)))
            .ToArray();
        int[] cell = [.. rows.Select(r => 2 * Array.FindIndex(questions, q => q.Id == r.Question.Id) + side(r))];
        double[] places = [.. rows.Select(Place)];
        var noise = seed.For($"{rows[0].Tier}/gap").Stream();
        var calls = 0;
        double Slope(ReadOnlySpan<double> values, ReadOnlySpan<double> counts)
        {
            Span<double> sum = new double[2 * questions.Length],
                n = new double[2 * questions.Length];
            for (var i = 0; i < values.Length; i++)
            {
                sum[cell[i]] += counts[i] * values[i];
                n[cell[i]] += counts[i];
            }
            // The last call is the estimate itself.
            var moved = calls++ < Draws;
            var (products, squares) = (0.0, 0.0);
            for (var q = 0; q < questions.Length; q++)
            {
                var gap = real[q].Value + (moved ? real[q].Error * noise.NextNormal() : 0);
                if (n[2 * q] > 0 && n[2 * q + 1] > 0)
                {
                    products += gap * (sum[2 * q] / n[2 * q] - sum[2 * q + 1] / n[2 * q + 1]);
                    squares += gap * gap;
                }
            }
            return squares > 0 ? products / squares : 0;
        }
        calls = rows.Select(r => r.Person).Distinct().Count() < 2 ? Draws : 0;
        var ratio = Resampled.Estimate(
            places,
            ResponseLevels.Of(rows, [ResponseLevel.Person]),
            Slope,
            seed.For(rows[0].Tier),
            Draws
        );
        return new(rows[0].Tier, name.One, name.Other, questions.Length, ratio);
    }

    private static double Place(Response r) =>
        r.Answer.Shares.Select((share, o) => share * (o + 1)).Sum() / r.Answer.Shares.Sum();

    // The mean place of a category of people, with its standard error from the variance of places and the effective number of people.
    private static Located Mean(Question question, HumanShares people, string group, string category)
    {
        var shares = QuestionTruth.Of(question, people, group, category)!;
        var mean = shares.Select((share, o) => share * (o + 1)).Sum();
        var variance = shares.Select((share, o) => share * Math.Pow(o + 1 - mean, 2)).Sum();
        var effective = people.Of(question.Truth!["survey/".Length..], group, category)[0].EffectiveN;
        return new(mean, Math.Sqrt(variance / effective));
    }

    private readonly record struct Located(double Value, double Error)
    {
        public Located Minus(Located other) =>
            new(Value - other.Value, Math.Sqrt(Error * Error + other.Error * other.Error));
    }
}
