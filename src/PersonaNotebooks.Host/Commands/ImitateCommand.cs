using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Host.Imitating;
using PersonaNotebooks.Imitation.Baselines;
using PersonaNotebooks.Imitation.Loop;
using PersonaNotebooks.Imitation.Records;
using PersonaNotebooks.Imitation.Scoring;
using PersonaNotebooks.Imitation.Studies;
using PersonaNotebooks.Models;
using RunOptions = PersonaNotebooks.Host.Imitating.RunOptions;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona imitate</c>: personas that a model rewrites after looking at its own errors.</summary>
public static class ImitateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new(
            "imitate",
            "Optimise personas of users by imitating what they wrote (MIMIC), with baselines and honest tests."
        )
        {
            Prepare(),
            Run(),
            Baselines(),
            Analyse(),
        };

    private static Command Prepare()
    {
        SourceOptions source = new();
        Command command = new("prepare", "Read, filter, mask and split; say what is left and why the rest is not.");
        Add(command, source.All);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var lab = await source.OpenAsync(parsed, cancellationToken);
                var set = await source.ReadAsync(parsed, lab, cancellationToken);
                foreach (var count in set.Counts)
                {
                    Write($"{count.Step, -24} {count.Left, 8}");
                }
                foreach (var group in set.LeftOut.GroupBy(l => l.What.Contains(", post ") ? "posts" : "users"))
                {
                    Write(
                        $"left out: {group.Count()} {group.Key}, for example {group.First().What} ({group.First().Why})"
                    );
                }
                foreach (var user in set.Users)
                {
                    Write(
                        $"{user.Id, -16} history {user.History.Count}, development {user.Development.Count}, test {user.Test.Count}"
                    );
                }
                ImitateReport.Cost(lab);
            }
        );
        return command;
    }

    private static Command Run()
    {
        SourceOptions source = new();
        RunOptions how = new();
        var (id, folder) = RunFolderOptions();
        Command command = new(
            "run",
            "Optimise; a run that was stopped goes on where it was when the same command is given again."
        )
        {
            id,
            folder,
        };
        Add(command, source.All);
        Add(command, how.All);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var options = how.Read(parsed, source.Seed(parsed));
                await using var lab = await source.OpenAsync(parsed, cancellationToken);
                try
                {
                    var set = await source.ReadAsync(parsed, lab, cancellationToken);
                    var name = parsed.GetRequiredValue(id);
                    ImitationRun run = new(lab, name, options)
                    {
                        Folder = new(Path.Combine(parsed.GetValue(folder)!, name)),
                        Source = source.Settings(parsed, set),
                        Progress = Console.IsErrorRedirected ? null : new RoundProgress(lab.Meter),
                    };
                    var table = await run.RunAsync(set.Users, cancellationToken);
                    foreach (var user in table.Users)
                    {
                        Write(
                            $"{user}: {string.Join(' ', table.Rounds.Where(r => r.User == user).Select(r => r.Event.ToString().ToLowerInvariant()))}"
                        );
                    }
                    ImitateReport.Gain(table, options.Seed);
                    Write($"records: {run.Folder.Path}");
                }
                finally
                {
                    // Also after a stop half-way: what was paid for should be told.
                    ImitateReport.Cost(lab);
                }
            }
        );
        return command;
    }

    private static Command Baselines()
    {
        SourceOptions source = new();
        var (id, folder) = RunFolderOptions();
        Option<string> conditions = new("--conditions")
        {
            Description = $"Which: {string.Join(", ", BaselineRun.All)}; all when left out.",
            DefaultValueFactory = _ => "",
        };
        Command command = new(
            "baselines",
            "Run the comparison conditions of a finished run on its test items; give its source options again."
        )
        {
            id,
            folder,
            conditions,
        };
        Add(command, source.All);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var chosen = Conditions(parsed.GetValue(conditions)!);
                var name = parsed.GetRequiredValue(id);
                RunFolder run = new(Path.Combine(parsed.GetValue(folder)!, name));
                var table = run.Read();
                await using var lab = await source.OpenAsync(parsed, cancellationToken);
                try
                {
                    run.Check(ImitationRun.Made(lab));
                    var set = await source.ReadAsync(parsed, lab, cancellationToken);
                    run.Check(source.Settings(parsed, set));
                    var options = Asked(run.Settings()) with { Seed = source.Seed(parsed) };
                    BaselineRun baselines = new(
                        name,
                        new LabImitationModel(lab, options, set.Users),
                        new ModelItemScorer(
                            lab,
                            table.Items.Any(i => i.Scores.BertF1 is not null),
                            table.Items.Any(i => i.Scores.Likelihood is not null)
                        ),
                        options.Seed
                    )
                    {
                        Folder = run,
                        HistoryMessages = options.HistoryMessages,
                    };
                    var made = await baselines.RunAsync(set.Users, table, chosen, cancellationToken);
                    Write(
                        $"{made.Items.Count} imitations of {chosen.Count} conditions; 'persona imitate analyse --run {name}' compares them"
                    );
                }
                finally
                {
                    ImitateReport.Cost(lab);
                }
            }
        );
        return command;
    }

    private static Command Analyse()
    {
        var (id, folder) = RunFolderOptions();
        Option<int> seed = new("--seed") { Description = "Draws the intervals.", DefaultValueFactory = _ => 7 };
        Option<string> beside = new("--beside")
        {
            Description = "Other runs in the same folder, with commas, to compare with: one for each strategy, say.",
            DefaultValueFactory = _ => "",
        };
        Option<string?> figures = new("--figures") { Description = "A folder to write all figures of the run to." };
        Command command = new(
            "analyse",
            "Say what a run shows: gain on test items, rounds, conditions, style, and what the original's rule would claim."
        )
        {
            id,
            folder,
            seed,
            beside,
            figures,
        };
        command.SetAction(parsed =>
        {
            var (name, drawn) = (parsed.GetRequiredValue(id), parsed.GetValue(seed));
            RunFolder Folder(string run) => new(Path.Combine(parsed.GetValue(folder)!, run));
            var table = Folder(name).Read();
            (string, RunTable)[] runs =
            [
                (name, table),
                .. Split(parsed.GetValue(beside)!).Select(other => (other, Folder(other).Read())),
            ];
            ImitateReport.All(table, drawn);
            if (runs.Length > 1)
            {
                ImitateReport.Runs(runs, drawn);
            }
            if (parsed.GetValue(figures) is { } target)
            {
                Directory.CreateDirectory(target);
                var source = StudySource.Of(Folder(name), drawn) with { Folder = target };
                Write($"{ImitateFigures.Write(table, runs.Length > 1 ? runs : [], source)} figures in {target}");
            }
        });
        return command;
    }

    private static string[] Split(string names) =>
        names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<BaselineCondition> Conditions(string names) =>
        names.Length == 0
            ? BaselineRun.All
            :
            [
                .. Split(names)
                    .Select(n =>
                        BaselineRun.All.Where(c => c.ToString().Equals(n, StringComparison.OrdinalIgnoreCase)) is var c
                        && c.Any()
                            ? c.First()
                            : throw new InputException(
                                $"There is no condition '{n}'; conditions are {string.Join(", ", BaselineRun.All)}."
                            )
                    ),
            ];

    /// <summary>How the run asked for imitations: its baselines are asked in the same way.</summary>
    private static ImitationOptions Asked(IReadOnlyDictionary<string, string> run) =>
        new()
        {
            Temperature = float.Parse(run["temperature"], CultureInfo.InvariantCulture),
            MaxTokens = int.Parse(run["maxTokens"], CultureInfo.InvariantCulture),
            HistoryMessages = bool.Parse(run["historyMessages"]),
        };

    private static (Option<string> Id, Option<string> Folder) RunFolderOptions()
    {
        Option<string> id = new("--run")
        {
            Description = "A name for the run, of your choice: its folder below --out.",
            Required = true,
        };
        id.Validators.Add(result =>
        {
            if (
                result.GetValueOrDefault<string>() is { } name
                && (name.AsSpan().ContainsAny('/', '\\') || name is "." or "..")
            )
            {
                result.AddError($"--run '{name}' is a path; give a name, and the folder with --out.");
            }
        });
        return (id, new("--out") { Description = "The folder that runs are in.", DefaultValueFactory = _ => "runs" });
    }

    private static void Add(Command command, IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
