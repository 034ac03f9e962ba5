using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Display;
using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;
using PersonaNotebooks.Statistics;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character test</c>: the self report, and the eight-function test when asked for.</summary>
internal static class CharacterTestCommand
{
    public static Command Create()
    {
        Option<int> draws = new("--draws")
        {
            Description = "Answers to each question, options in a new order.",
            DefaultValueFactory = _ => 1,
        };
        Option<string> answers = new("--answers")
        {
            Description =
                "written (read strictly), scored (options scored), or auto: scored for the embedded model, else written.",
            DefaultValueFactory = _ => "auto",
        };
        Option<bool> functions = new("--functions") { Description = "Run the eight-function test too." };
        Option<double> share = new("--share")
        {
            Description = "The share of the bank that it asks.",
            DefaultValueFactory = _ => 0.4,
        };
        Option<FileInfo?> output = new("--out") { Description = "Write every answer as CSV." };
        Command command = new("test", "Ask characters about their own lives and score the answers, 0 to 100.")
        {
            draws,
            answers,
            functions,
            share,
            output,
        };
        var who = new CharacterOptionSet().AddTo(command).WithMethods(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                var responder = Responder(parsed.GetValue(answers)!, lab);
                var simulacra = await who.SimulacraAsync(parsed, lab, Setting.Questions, cancellationToken);
                List<ItemResult> results = [];
                List<(Simulacrum Who, FunctionProfile Unseen, FunctionProfile All)> profiles = [];
                try
                {
                    foreach (var s in simulacra)
                    {
                        results.AddRange(
                            await SelfReport.AskAsync(
                                s,
                                responder,
                                lab.Seed,
                                LabOptionSet.AtLeastOne(parsed.GetValue(draws), "--draws"),
                                cancellationToken: cancellationToken
                            )
                        );
                        Console.Error.WriteLine($"{s.Character.Slug} {s.Options.Label}: done; {lab.Meter.Reading}");
                        if (parsed.GetValue(functions))
                        {
                            var bank = PersonalityBank.Load();
                            var part = parsed.GetValue(share);
                            profiles.Add(
                                (
                                    s,
                                    await FunctionsAsync(s, responder, bank, part, false, cancellationToken),
                                    await FunctionsAsync(s, responder, bank, part, true, cancellationToken)
                                )
                            );
                        }
                    }
                }
                finally
                {
                    Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                }
                Print(results, responder, lab.Seed);
                foreach (var c in simulacra.Select(s => s.Character).Distinct().Where(c => !c.HasQuestionsOnItsStory))
                {
                    Console.WriteLine(
                        Terminal.Safe(
                            $"{c.Slug}: all questions are on attributes that stand in the persona message, so a high score is reading, not knowing a life; add questions on the story to its items.yaml."
                        )
                    );
                }
                if (profiles.Count > 0)
                {
                    Console.WriteLine(
                        Table.Of(
                            profiles,
                            ("Character", p => p.Who.Character.Slug),
                            ("Method", p => p.Who.Options.Label),
                            ("Kendall tau, sentences not in the prompt", p => p.Unseen.Tau),
                            ("Tau with its own sentences", p => p.All.Tau),
                            ("Unparsed", p => p.Unseen.Unparsed)
                        )
                    );
                }
                if (parsed.GetValue(output) is { } file)
                {
                    ItemResults.Write(file.ToString(), results);
                }
                return 0;
            }
        );
        return command;
    }

    /// <summary>How items are put to a model.</summary>
    public static IItemResponder Responder(string answers, Lab lab) =>
        answers switch
        {
            "scored" => new ScoredResponder(AttributePools.Load()),
            "written" => new WrittenResponder(),
            "auto" => lab.Identity.Endpoint == "embedded"
                ? new ScoredResponder(AttributePools.Load())
                : new WrittenResponder(),
            _ => throw new InputException($"--answers does not know '{answers}'; use auto, written or scored."),
        };

    private static async Task<FunctionProfile> FunctionsAsync(
        Simulacrum who,
        IItemResponder responder,
        PersonalityBank bank,
        double share,
        bool own,
        CancellationToken cancellationToken
    )
    {
        var (seed, personality) = (who.Lab.Seed, who.Character.Personality);
        var items = FunctionTest.Sample(bank, seed, share, own ? null : personality);
        var said =
            responder is ScoredResponder
                ? await FunctionTest.ScoreAsync(who, items, cancellationToken)
                : await FunctionTest.AskAsync(who, items, cancellationToken);
        return FunctionProfile.Of(said, personality.Ranking, seed);
    }

    private static void Print(List<ItemResult> results, IItemResponder responder, Seed seed)
    {
        var rows = results
            .GroupBy(r => (r.Character, r.Method))
            .Select(g => (g.Key.Character, g.Key.Method, Results: g.ToList()))
            .ToList();
        if (rows.Select(r => r.Character).Distinct().Count() > 1)
        {
            rows.AddRange(results.GroupBy(r => r.Method).Select(g => ("all", g.Key, g.ToList())));
        }
        Console.WriteLine(
            Table.Of(
                rows,
                $"Self report, {responder.Name} answers; points of 100, 95 % intervals",
                int.MaxValue,
                new("Character", r => r.Character),
                new("Method", r => r.Method),
                new("Score", r => SelfReport.Score(r.Results, seed).ToString("F1")),
                new(
                    "Guessing",
                    r =>
                        SelfReport
                            .Guess(r.Results.Select(x => x.Item), responder)
                            .ToString("F1", CultureInfo.InvariantCulture)
                ),
                new("Unparsed", r => r.Results.Count(x => !x.Score.Parsed)),
                new("Answers", r => r.Results.Count)
            )
        );
    }
}
