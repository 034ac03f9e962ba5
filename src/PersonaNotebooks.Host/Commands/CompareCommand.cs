using System.CommandLine;
using PersonaNotebooks.Host.Scoring;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona compare</c>: one distribution metric between two CSV files of numbers, as one JSON object.</summary>
public static class CompareCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> metric = new("--metric") { Description = CompareRun.Names, Required = true };
        Option<string> reference = new("--reference")
        {
            Description = "CSV of plain numbers: the people's",
            Required = true,
        };
        Option<string> candidate = new("--candidate")
        {
            Description = "CSV of plain numbers: the model's",
            Required = true,
        };
        Option<ulong> seed = new("--seed") { Description = "starts k-means (mauve)", DefaultValueFactory = _ => 25 };
        Option<string[]> options = new("--option")
        {
            Description = "k=v: buckets, scaling (mauve); bins, epsilon (kl-cosine)",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new("compare", "Compare two sets of numbers, one CSV row per item.")
        {
            metric,
            reference,
            candidate,
            seed,
            options,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(metric);
            CompareRequest request = new(
                name,
                parsed.GetRequiredValue(reference),
                parsed.GetRequiredValue(candidate),
                new(parsed.GetValue(seed)),
                new(name, parsed.GetValue(options) ?? [])
            );
            parsed.InvocationConfiguration.Output.WriteLine(CompareRun.Run(request));
        });
        return command;
    }
}
