using System.CommandLine;
using PersonaNotebooks.Models;
using PersonaNotebooks.Personas;
using PersonaNotebooks.Surveys;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona simulate</c>: puts topics before personas and writes every answer as CSV.</summary>
public static class SimulateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string?> personas = new("--personas")
        {
            Description = "A file of 'persona write-personas'; without it people are sampled and written first.",
        };
        Option<string> topics = new("--topics")
        {
            Description =
                "Topics of data/topics by name (elections, climate, attitudes ...), or paths of .yaml and .csv files.",
            DefaultValueFactory = _ => "elections",
        };
        Option<string> mode = new("--mode")
        {
            Description =
                "direct, reason, letters (probabilities of the letters) or stances (probabilities of the options' words).",
            DefaultValueFactory = _ => "direct",
        };
        Option<int> orders = Number("--orders", "Option orders that each persona meets; 0 for all.", 1);
        Option<int> wordings = Number("--wordings", "Wordings that each persona meets; 0 for all.", 1);
        Option<int> draws = Number("--draws", "Answers to each question, wording and order.", 1);
        Option<int> rounds = Number("--rounds", "Rounds; from the second on, personas have heard others.", 1);
        Option<bool> dontKnow = new("--dont-know") { Description = "Offer \"I don't know\"." };
        Option<DirectoryInfo> output = new("--out")
        {
            Description = "The folder for responses.csv, questions.csv and codebook.csv.",
            Required = true,
        };
        Command command = new(
            "simulate",
            "Ask personas survey and election questions; a run that is stopped goes on where it was."
        )
        {
            personas,
            topics,
            mode,
            orders,
            wordings,
            draws,
            rounds,
            dontKnow,
            output,
        };
        var people = new PeopleOptionSet().AddTo(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = OutputPath.Folder(parsed.GetRequiredValue(output).ToString());
                var questions = QuestionSet.Load(parsed.GetValue(topics)!);
                var make = Respondent(parsed.GetValue(mode)!);
                if (parsed.GetValue(rounds) > 1 && parsed.GetValue(mode) is ("letters" or "stances"))
                {
                    throw new InputException(
                        "--rounds above 1 needs --mode direct or reason: letters and stances give probabilities, which others cannot hear."
                    );
                }
                if (parsed.GetValue(personas) is not null && people.FirstNamed(parsed) is { } named)
                {
                    throw new InputException(
                        $"--personas and {named} do not go together: the file says who is asked. Leave one out."
                    );
                }
                var known = parsed.GetValue(personas) is { } file ? PersonaFile.Read(file) : null;
                var tiers = people.TierNames(parsed);
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                TextProgress progress = new(lab);
                try
                {
                    var set = known is null
                        ? await WriteAsync(people, parsed, tiers, lab, progress, cancellationToken)
                        : null;
                    IReadOnlyList<Persona> asked = known ?? set!.Personas;
                    SimulationPlan plan = new(asked, questions)
                    {
                        Orders = parsed.GetValue(orders),
                        Wordings = parsed.GetValue(wordings),
                        Draws = parsed.GetValue(draws),
                        Rounds = parsed.GetValue(rounds),
                        OffersDontKnow = parsed.GetValue(dontKnow),
                    };
                    var responses = await new Simulation(make(lab), lab.Seed).RunAsync(
                        plan,
                        progress,
                        cancellationToken
                    );
                    ResponseFiles.Write(folder, responses);
                    SimulationReport.Lost(set);
                    return SimulationReport.Print(responses, folder, lab.Seed);
                }
                finally
                {
                    Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                }
            }
        );
        return command;
    }

    private static Task<PersonaSet> WriteAsync(
        PeopleOptionSet people,
        ParseResult parsed,
        IReadOnlyList<string> tiers,
        Lab lab,
        TextProgress progress,
        CancellationToken cancellationToken
    ) =>
        PersonaSet.WriteAsync(
            people.Sample(parsed, lab.Seed),
            tiers,
            lab,
            (tier, count) =>
            {
                (progress.What, progress.Total) = ($"{tier} personas", count);
                return progress;
            },
            cancellationToken
        );

    private static Option<int> Number(string name, string description, int standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static Func<Lab, IRespondent> Respondent(string mode) =>
        mode switch
        {
            "direct" => lab => new ChatRespondent(lab),
            "reason" => lab => new ChatRespondent(lab, ReplyForm.Reasoned),
            "letters" => lab => new ScoringRespondent(lab),
            "stances" => lab => new ScoringRespondent(lab, ScoredText.Stance),
            _ => throw new InputException($"There is no mode '{mode}'; use direct, reason, letters or stances."),
        };
}
