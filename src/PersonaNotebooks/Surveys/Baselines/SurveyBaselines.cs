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

    /// <summary>The baselines whose shares of one question are known: demographic, where people's fields tell it, and uniform.</summary>
    /// <param name="question">A question with people's answers.</param>
    /// <param name="asked">The people asked, each once.</param>
    /// <param name="people">What people answered.</param>
    public static IReadOnlyList<(string Name, IReadOnlyList<double> Shares)> Of(
        Question question,
        IReadOnlyList<Persona> asked,
        HumanShares people
    )
    {
        (string, IReadOnlyList<double>) uniform = (
            Uniform,
            [.. question.Options.Select(_ => 1.0 / question.Options.Count)]
        );
        return asked.All(p => PollGroups.All.All(g => PollGroups.CategoryOf(p, g) is not null))
            ? [(Demographic, ByGroups(question, asked, people)), uniform]
            : [uniform];
    }

    /// <summary>The blind choices of the people asked, one each, as answers, so that their noise is measured as that of a tier is.</summary>
    /// <param name="question">The question.</param>
    /// <param name="asked">The people asked, each once.</param>
    /// <param name="seed">Draws the choices.</param>
    public static IReadOnlyList<Response> Blind(Question question, IReadOnlyList<Persona> asked, Seed seed)
    {
        var stream = seed.For($"{Random}/{question.Id}").Stream();
        var order = OptionOrder.Rotation(question.Options.Count, 0);
        return
        [
            .. asked.Select(p => new Response(
                new(p with { Tier = Random }, question, order),
                Random,
                0,
                1,
                Answer.Chosen(stream.Next(order.Count), order.Count, "")
            )),
        ];
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
