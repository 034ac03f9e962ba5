using System.CommandLine;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona census rebuild</c>: makes the census tables of a year anew from the Census Bureau's own service.</summary>
public static class CensusCommand
{
    private const string Help = """
        Fetch the published tables of a year from the Census Bureau and write adults-YEAR.csv, race-all-ages-YEAR.csv and (from 2021 on)
        margins-YEAR.csv. Margins are found by label; data/census/margin-labels.csv holds the labels of 2023. Those of S0101, DP02, DP03 and
        DP05 were checked against published 2023 figures; those of S2301 (employment) and S2401 (occupation) were not, for want of a
        published list. A label that the service does not know stops the command with its name; no figure is guessed.
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<int> year = new("--year")
        {
            Description = "A year with 1-year tables, for example 2018 or 2023.",
            Required = true,
        };
        Option<string> variable = new("--key-env")
        {
            Description = "The environment variable that holds your API key.",
            DefaultValueFactory = _ => "CENSUS_API_KEY",
        };
        Option<string[]> only = new("--only")
        {
            Description = "Rebuild only these: adults, race-all-ages, margins.",
            AllowMultipleArgumentsPerToken = true,
        };
        Option<DirectoryInfo> output = new("--out") { Description = "The folder to write to.", Required = true };
        Command rebuild = new("rebuild", Help.ReplaceLineEndings(" ")) { year, variable, only, output };
        rebuild.SetAction(
            async (parsed, cancellationToken) =>
            {
                var name = parsed.GetRequiredValue(variable);
                var key = Environment.GetEnvironmentVariable(name);
                if (string.IsNullOrEmpty(key))
                {
                    throw new InputException(
                        $"The environment variable {name} is empty; put a Census API key there (they are free) or name another with --key-env."
                    );
                }
                using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
                var of = parsed.GetRequiredValue(year);
                CensusRebuild tables = new(new(http, key), of, Console.WriteLine);
                foreach (var file in parsed.GetValue(only) is { Length: > 0 } named ? named : CensusRebuild.Files(of))
                {
                    var path = Path.Combine(parsed.GetRequiredValue(output).ToString(), $"{file}-{of}.csv");
                    var lines = await tables.BuildAsync(file, cancellationToken);
                    var changed = AtomicFile.WriteText(path, string.Join('\n', lines) + "\n");
                    Console.WriteLine($"{(changed ? "written" : "unchanged")}: {path}");
                }
            }
        );
        return new("census", "Work on the census tables.") { rebuild, Distil() };
    }

    private static Command Distil()
    {
        Option<DirectoryInfo> from = new("--from")
        {
            Description = "Holds acs2018_state_tidy.csv, acs2018-profile/dp02.csv and dp03.csv, poststrat_df.csv.",
            Required = true,
        };
        Option<DirectoryInfo> output = new("--out") { Description = "The folder to write to.", Required = true };
        Command distil = new("distil", "Make the small tables of data/census/acs-2018 from public compilations.")
        {
            from,
            output,
        };
        distil.SetAction(parsed =>
        {
            foreach (var (file, lines) in new AcsDistiller(parsed.GetRequiredValue(from).ToString()).Build())
            {
                var path = Path.Combine(parsed.GetRequiredValue(output).ToString(), file);
                var changed = AtomicFile.WriteText(path, string.Join('\n', lines) + "\n");
                Console.WriteLine($"{(changed ? "written" : "unchanged")}: {path}");
            }
        });
        return distil;
    }
}
