using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Imitation.Analysis;

/// <summary>Conditions compared on identical items, by user. Only users who have every condition count.</summary>
/// <param name="table">Records of a run and its baselines.</param>
/// <param name="conditions">The conditions; those of the table when null.</param>
public sealed class ConditionTable(RunTable table, IReadOnlyList<BaselineCondition>? conditions = null)
{
    private readonly IReadOnlyList<BaselineCondition> conditions =
        conditions
        ?? [.. Enum.GetValues<BaselineCondition>().Where(c => table.Items.Any(i => i.Stage == c.ToString()))];

    private readonly ILookup<(string User, string Stage), ItemRecord> items = table.Items.ToLookup(i =>
        (i.User, i.Stage)
    );

    /// <summary>The conditions compared.</summary>
    public IReadOnlyList<BaselineCondition> Conditions => conditions;

    /// <summary>The users who have a value of the measure in each of some conditions.</summary>
    public IReadOnlyList<string> Users(Measure measure, params IReadOnlyList<BaselineCondition> among) =>
        [
            .. table
                .Items.Select(i => i.User)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Where(u => among.All(c => measure.Mean(items[(u, c.ToString())]) is not null)),
        ];

    /// <summary>The conditions that the best persona can be compared with: at least two users have the measure in both.</summary>
    public IReadOnlyList<BaselineCondition> Rivals(Measure measure) =>
        [
            .. conditions.Where(c =>
                c != BaselineCondition.BestPersona && Users(measure, c, BaselineCondition.BestPersona).Count > 1
            ),
        ];

    /// <summary>The best persona less each of its rivals.</summary>
    public IReadOnlyList<(BaselineCondition Other, PairedGain Gain)> AgainstBest(Measure measure, Seed seed) =>
        [.. Rivals(measure).Select(c => (c, Compare(BaselineCondition.BestPersona, c, measure, seed)))];

    /// <summary>Mean of a condition over users, with an interval over users; null when nobody has the measure.</summary>
    public Estimate? Mean(BaselineCondition condition, Measure measure, Seed seed)
    {
        double[] means = [.. Values(condition, measure, Users(measure, condition))];
        return means.Length == 0 ? null : PairedGain.MeanOf(means, seed);
    }

    /// <summary>The values of each user in a condition.</summary>
    public IReadOnlyList<double> Values(BaselineCondition condition, Measure measure, IReadOnlyList<string> users) =>
        [.. users.Select(u => measure.Mean(items[(u, condition.ToString())])!.Value)];

    /// <summary>One condition less another, paired over the users who have both.</summary>
    /// <exception cref="InputException">Fewer than two users have both.</exception>
    public PairedGain Compare(BaselineCondition first, BaselineCondition second, Measure measure, Seed seed)
    {
        var users = Users(measure, first, second);
        return PairedGain.Of(Values(first, measure, users), Values(second, measure, users), seed);
    }

    /// <summary>
    /// The original's analysis of variance: condition by task (posts, replies), both within users; sphericity by Greenhouse and Geisser. It
    /// needs a measure that both tasks have, such as BERTScore F1, ROUGE-L or BLEU.
    /// </summary>
    /// <exception cref="InputException">Fewer than two users have every cell, or fewer than two conditions.</exception>
    public IReadOnlyList<AnovaEffect> Anova(Measure measure, params IReadOnlyList<BaselineCondition> among)
    {
        Measure[] tasks = [measure with { Posts = true }, measure with { Posts = false }];
        var users = Users(tasks[0], among).Intersect(Users(tasks[1], among)).ToArray();
        return RepeatedMeasuresAnova.TwoWay(
            [
                .. users.Select(u =>
                    (IReadOnlyList<IReadOnlyList<double>>)
                        [
                            .. among.Select(c =>
                                (IReadOnlyList<double>)[.. tasks.Select(t => t.Mean(items[(u, c.ToString())])!.Value)]
                            ),
                        ]
                ),
            ],
            "condition",
            "task"
        );
    }
}
