using System.CommandLine;
using PersonaNotebooks.Census;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona census rebuild</c>: makes the adults table of a year anew from the Census Bureau's own service.</summary>
public static class CensusCommand
{
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
        Option<DirectoryInfo> output = new("--out")
        {
            Description = "The folder to write adults-YEAR.csv to.",
            Required = true,
        };
        Command rebuild = new("rebuild", "Fetch B01001, its series H, I, B, D and B03002, and write adults-YEAR.csv.")
        {
            year,
            variable,
            output,
        };
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
                CensusApiClient client = new(http, key);
                Dictionary<string, CensusApiTable> tables = [];
                foreach (var table in AdultsBuilder.Tables)
                {
                    Console.WriteLine($"fetching {table}");
                    tables[table] = await client.FetchAsync(parsed.GetRequiredValue(year), table, cancellationToken);
                }
                var path = Path.Combine(
                    parsed.GetRequiredValue(output).ToString(),
                    $"adults-{parsed.GetRequiredValue(year)}.csv"
                );
                AtomicFile.WriteText(path, string.Join('\n', AdultsBuilder.Build(tables)) + "\n");
                Console.WriteLine($"written: {path}");
            }
        );
        return new("census", "Work on the census tables.") { rebuild };
    }
}
