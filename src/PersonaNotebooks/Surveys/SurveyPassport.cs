using System.Globalization;
using PersonaNotebooks.Figures;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Surveys;

/// <summary>Where a figure of simulated opinion came from, read off the answers in it.</summary>
public static class SurveyPassport
{
    // What the poststratified vote and the national weights of an election are made of.
    private static readonly string[] Electorates =
    [
        "data/elections/exit-polls.csv",
        .. new[] { "education", "education-joint", "citizenship", "citizenship-hispanic" }.Select(t =>
            $"data/census/acs-2018/{t}.csv"
        ),
    ];

    /// <summary>A passport with the model, prompts, topics, truths and numbers of answers and people.</summary>
    /// <param name="lab">The model that wrote and answered.</param>
    /// <param name="answers">The answers that the figure shows.</param>
    /// <param name="uncertainty">How its intervals were made.</param>
    /// <param name="caveat">What a reader must know before using the figure.</param>
    public static Passport Of(
        Lab lab,
        IReadOnlyList<Response> answers,
        string uncertainty = "cluster bootstrap over people, 95 %",
        string caveat = "adults taken as voters and citizens; people in a state are few"
    )
    {
        var questions = answers.Select(r => r.Question).DistinctBy(q => q.Id).ToList();
        var topics = questions.Select(q => q.Topic).Distinct().Where(QuestionSet.Topics.Contains);
        List<string> data = ["data/census/adults-2018.csv", .. topics.Select(t => $"data/topics/{t}.yaml")];
        if (questions.Any(q => q.Truth?.StartsWith("election/", StringComparison.Ordinal) == true))
        {
            data.AddRange(["data/elections/state-results.csv", .. Electorates]);
        }
        if (questions.Any(q => q.Truth?.StartsWith("survey/", StringComparison.Ordinal) == true))
        {
            data.Add("data/surveys/shares-2020.csv");
        }
        return new Passport { Seed = lab.Seed, Caveat = caveat }
            .WithModel(lab.Identity.Model, lab.Identity.Digest, lab.Identity.Note, answers.Count)
            .WithData([.. data])
            .WithPrompts([.. PersonaWriter.PromptNames, .. OpinionPrompt.Names])
            .WithUncertainty(
                uncertainty,
                ("person", People(answers)),
                ("draw", answers.Select(r => r.Draw).Distinct().Count())
            );
    }

    /// <summary>The line under a figure: who answered, how many people, how many valid answers.</summary>
    public static string Caption(Lab lab, IReadOnlyList<Response> answers) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Answers by {lab.Identity.Model} ({lab.Identity.Note ?? "as asked"}): {People(answers)} people, {answers.Count(r => r.IsValid)} valid answers of {answers.Count}."
        );

    private static int People(IReadOnlyList<Response> answers) => answers.Select(r => r.Person).Distinct().Count();
}
