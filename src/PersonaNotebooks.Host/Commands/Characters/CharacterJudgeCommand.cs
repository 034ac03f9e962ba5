using System.CommandLine;
using PersonaNotebooks.Display;
using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character judge</c>: the observer report, step by step, with people or a model as judges.</summary>
internal static class CharacterJudgeCommand
{
    public static Command Create()
    {
        Option<DirectoryInfo> forms = new("--forms") { Description = "The folder of the forms.", Required = true };
        Option<bool> fill = new("--model-judges") { Description = "Let the model fill the forms in." };
        Option<double> weight = new("--description-weight")
        {
            Description = "The weight of description matching in the combined score.",
            DefaultValueFactory = _ => 0.5,
        };
        Command command = new(
            "judge",
            "Ask characters about situations and have the answers judged; run it again when the forms of a step are filled in."
        )
        {
            forms,
            fill,
            weight,
        };
        var who = new CharacterOptionSet().AddTo(command).WithMethods(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                var simulacra = await who.SimulacraAsync(parsed, lab, Setting.Questions, cancellationToken);
                var answers = await ScenarioAnswers.AskAsync(lab, simulacra, lab.Seed, cancellationToken);
                var stories = simulacra
                    .Select(s => s.Character)
                    .DistinctBy(c => c.Slug)
                    .ToDictionary(c => c.Slug, c => c.Story.Text);
                JudgePlan plan = new(answers, stories, lab.Seed);
                JudgeConsole console = new(
                    parsed.GetRequiredValue(forms).ToString(),
                    parsed.GetValue(fill) ? new ModelJudge(lab) : null
                );
                if (await console.RunAsync(plan, cancellationToken) is not { } filled)
                {
                    Console.WriteLine(
                        $"Forms of the next step are in {parsed.GetRequiredValue(forms)}: fill in the column 'reply' and run this again."
                    );
                    return 0;
                }
                var report = ObserverReport.Of(
                    plan,
                    filled.Matches,
                    filled.Similarities,
                    filled.Expected,
                    lab.Seed,
                    parsed.GetValue(weight)
                );
                Console.WriteLine(
                    Table.Of(
                        report.Scores,
                        $"Observer report, 0 to 100, 95 % intervals over answers and characters; {report.Missing} ratings could not be read",
                        int.MaxValue,
                        new("Method", s => s.Method),
                        new("Description", s => s.Description.ToString("F1")),
                        new("Response", s => s.Response.ToString("F1")),
                        new("Combined", s => s.Combined.ToString("F1"))
                    )
                );
                Console.WriteLine(
                    Table.Of(
                        report.Agreement,
                        ("Step", a => a.Step),
                        ("ICC(2,1)", a => a.Icc),
                        ("ICC(2,k)", a => a.IccMean),
                        ("Krippendorff's alpha", a => a.Alpha),
                        ("Rows", a => a.Rows)
                    )
                );
                return 0;
            }
        );
        return command;
    }
}
