using System.CommandLine;
using PersonaNotebooks.Surveys.Truth;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona truth rebuild</c>: makes the tables that simulated answers are compared with anew from their public sources.</summary>
public static class TruthCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<DirectoryInfo?> elections = new("--elections")
        {
            Description =
                "The folder with state_presidential_2016_2020_2024.csv and national_exit_polls_2020_2024.csv.",
        };
        Option<FileInfo?> survey = new("--survey") { Description = "The poll's file, nonvoters_data.csv." };
        Option<DirectoryInfo> output = new("--out")
        {
            Description = "The data folder to write to; files go to its elections/ and surveys/.",
            Required = true,
        };
        Command rebuild = new("rebuild", "Make data/elections and data/surveys anew from their public sources.")
        {
            elections,
            survey,
            output,
        };
        rebuild.SetAction(parsed =>
        {
            var data = parsed.GetRequiredValue(output).ToString();
            var (from, poll) = (parsed.GetValue(elections), parsed.GetValue(survey));
            if (from is null && poll is null)
            {
                throw new InputException("Nothing to rebuild: name --elections, --survey or both.");
            }
            if (from is not null)
            {
                ElectionsBuilder builder = new(from.ToString());
                Write(Path.Combine(data, "elections", "state-results.csv"), builder.Results());
                Write(Path.Combine(data, "elections", "exit-polls.csv"), builder.ExitPolls());
            }
            if (poll is not null)
            {
                var lines = HumanSharesBuilder.Build(poll.ToString(), SurveyItem.LoadAll());
                Write(Path.Combine(data, "surveys", "shares-2020.csv"), lines);
            }
        });
        return new("truth", "Work on the tables that simulated answers are compared with.") { rebuild };
    }

    private static void Write(string path, IEnumerable<string> lines)
    {
        var changed = AtomicFile.WriteText(path, string.Join('\n', lines) + "\n");
        Console.WriteLine($"{(changed ? "written" : "unchanged")}: {path}");
    }
}
