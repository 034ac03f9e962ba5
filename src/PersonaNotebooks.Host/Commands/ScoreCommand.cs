using System.CommandLine;
using PersonaNotebooks.Host.Scoring;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona score</c>: a text metric over a file of JSON lines, to standard output.</summary>
public static class ScoreCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> metric = new("--metric") { Description = $"One of {ScoreRun.Names}.", Required = true };
        Option<string> input = new("--input")
        {
            Description =
                "A file of lines {\"id\", \"prediction\", \"references\": […]}; some metrics need no references.",
            Required = true,
        };
        Option<string[]> options = new("--option")
        {
            Description = "The metric's options as key=value, such as tokenize=intl.",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new(
            "score",
            "Score texts: one JSON line per id, and a last one for all with the metric's signature."
        )
        {
            metric,
            input,
            options,
        };
        command.SetAction(parsed =>
        {
            using BufferedStream output = new(Console.OpenStandardOutput(), 1 << 16);
            ScoreRun.Run(
                parsed.GetRequiredValue(metric),
                parsed.GetRequiredValue(input),
                parsed.GetValue(options) ?? [],
                output
            );
        });
        return command;
    }
}
