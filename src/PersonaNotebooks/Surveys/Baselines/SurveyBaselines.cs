using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Surveys.Baselines;

/// <summary>What simulated answers to survey items have to be read beside: shares that no model gave.</summary>
public static class SurveyBaselines
{
    /// <summary>Every option alike; knows nothing.</summary>
    public const string Uniform = "uniform";

    /// <summary>As many people as were asked, each choosing blindly; knows nothing, and is as noisy as the simulation.</summary>
    public const string Random = "random";

    /// <summary>
    /// What people of the same sex, race and age answered in the very poll. It is made from what it is compared with, so it is no rival but a ceiling: the
    /// distance from it to 1 is what the make-up of the sample costs.
    /// </summary>
    public const string Demographic = "demographic";

    /// <summary>The baselines' shares of one question.</summary>
    /// <param name="question">A question with people's answers.</param>
    /// <param name="asked">The people asked, each once.</param>
    /// <param name="people">What people answered.</param>
    /// <param name="seed">Draws the blind choices.</param>
    public static IReadOnlyList<(string Name, IReadOnlyList<double> Shares)> Of(
        Question question,
        IReadOnlyList<Persona> asked,
        HumanShares people,
        Seed seed
    )
    {
        var blind = new double[question.Options.Count];
        var stream = seed.For($"{Random}/{question.Id}").Stream();
        foreach (var _ in asked)
        {
            blind[stream.Next(blind.Length)]++;
        }
        List<(string, IReadOnlyList<double>)> all =
        [
            (Random, blind),
            (Uniform, [.. question.Options.Select(_ => 1.0 / question.Options.Count)]),
        ];
        if (asked.All(p => PollGroups.All.All(g => PollGroups.CategoryOf(p, g) is not null)))
        {
            all.Insert(0, (Demographic, ByGroups(question, asked, people)));
        }
        return all;
    }

    // Each person: everybody's shares times, for sex, race and age in turn, how the group differs from everybody.
    private static double[] ByGroups(Question question, IReadOnlyList<Persona> asked, HumanShares people)
    {
        var everybody = QuestionTruth.Of(question, people)!;
        var sum = new double[everybody.Count];
        foreach (
            var kind in asked.CountBy(p =>
                (PollGroups.CategoryOf(p, "sex")!, PollGroups.CategoryOf(p, "race")!, PollGroups.CategoryOf(p, "age")!)
            )
        )
        {
            var (sex, race, age) = kind.Key;
            IReadOnlyList<double>[] groups =
            [
                QuestionTruth.Of(question, people, "sex", sex)!,
                QuestionTruth.Of(question, people, "race", race)!,
                QuestionTruth.Of(question, people, "age", age)!,
            ];
            double[] own =
            [
                .. everybody.Select((all, o) => all == 0 ? 0 : groups.Aggregate(all, (p, g) => p * g[o] / all)),
            ];
            var total = own.Sum();
            for (var o = 0; o < own.Length; o++)
            {
                sum[o] += kind.Value * own[o] / total / asked.Count;
            }
        }
        return sum;
    }
}
