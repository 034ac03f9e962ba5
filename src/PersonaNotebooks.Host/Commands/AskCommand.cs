using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.AI;
using PersonaNotebooks.Models;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona ask</c>: asks a model from the command line, through the same stack as a notebook.</summary>
public static class AskCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Argument<string?> question = new("question") { Arity = ArgumentArity.ZeroOrOne, Description = "What to ask." };
        Option<FileInfo?> file = new("--file") { Description = "Ask each line of a text file instead." };
        Option<string> model = new("--model")
        {
            Description = "embedded, ollama:MODEL[@URL], openai:MODEL[@URL] or gguf:PATH.",
            DefaultValueFactory = _ => "embedded",
        };
        Option<int> draws = new("--draws") { Description = "Answers to each question.", DefaultValueFactory = _ => 1 };
        Option<string?> system = new("--system")
        {
            Description = "A system message that goes first, such as a persona.",
        };
        Option<float?> temperature = new("--temperature")
        {
            Description = "Sampling temperature; the model's own when left out.",
        };
        Option<int?> tokens = new("--max-tokens") { Description = "The most tokens of one answer." };
        Option<int> seed = new("--seed")
        {
            Description = "Where all randomness comes from.",
            DefaultValueFactory = _ => 7,
        };
        Option<bool> replay = new("--replay") { Description = "Take every answer from the store; make no call." };
        Option<int> inFlight = new("--in-flight")
        {
            Description = "Calls in flight at a time.",
            DefaultValueFactory = _ => new ThrottleLimits().InFlight,
        };
        Option<double> timeout = new("--timeout")
        {
            Description = "Seconds that one try of a call may take; a call that runs out of time is tried once more.",
            DefaultValueFactory = _ => 300,
        };
        Option<string?> prices = new("--prices")
        {
            Description = "A price file: model,input_per_million,output_per_million.",
        };
        Option<bool> dryRun = new("--dry-run") { Description = "Tell what it would take and cost; ask nothing." };
        Option<decimal?> budget = new("--budget") { Description = "Stop before this much is spent." };
        var store = StoreOption.Create();
        Command command = new(
            "ask",
            "Ask a model; an answer that is already in the store is reused. Keys come from OPENAI_API_KEY (OpenAI) or PERSONA_API_KEY (other servers)."
        )
        {
            question,
            file,
            model,
            draws,
            system,
            temperature,
            tokens,
            seed,
            store,
            replay,
            inFlight,
            timeout,
            prices,
            budget,
            dryRun,
        };
        command.SetAction(
            async (arguments, cancellationToken) =>
            {
                var questions = Questions(arguments.GetValue(question), arguments.GetValue(file));
                ChatOptions chat = new()
                {
                    Temperature = Temperature(arguments.GetValue(temperature)),
                    MaxOutputTokens = arguments.GetValue(tokens) is { } most ? AtLeastOne(most, "--max-tokens") : null,
                };
                var each = AtLeastOne(arguments.GetValue(draws), "--draws");
                using ConsoleProgress progress = new(Console.Error, Console.IsErrorRedirected, questions.Length * each);
                LabOptions options = new()
                {
                    Store = arguments.GetValue(store),
                    ReplayOnly = arguments.GetValue(replay),
                    Seed = arguments.GetValue(seed),
                    Throttle = new() { InFlight = AtLeastOne(arguments.GetValue(inFlight), "--in-flight") },
                    Prices = arguments.GetValue(prices),
                    Budget = arguments.GetValue(budget),
                    Endpoint = new() { Call = Seconds(arguments.GetValue(timeout)) },
                    Progress = progress,
                };
                await using var lab = await Lab.OpenAsync(arguments.GetValue(model)!, options, cancellationToken);
                AskRun run = new(lab, questions, each, arguments.GetValue(system), chat, progress);
                return arguments.GetValue(dryRun) ? run.Estimate() : await run.AskAsync(cancellationToken);
            }
        );
        return command;
    }

    private static string[] Questions(string? question, FileInfo? file)
    {
        if (question is null == file is null)
        {
            throw new InputException("Give either a question in quotes or --file with one question a line.");
        }
        if (question is not null)
        {
            return question.Trim().Length > 0
                ? [question]
                : throw new InputException("The question is empty; write it in quotes after 'ask'.");
        }
        if (!file!.Exists)
        {
            throw new InputException($"There is no file '{file}' with questions.");
        }
        string[] all = File.ReadAllLines(file.FullName);
        string[] lines = [.. all.Where(line => line.Trim().Length > 0)];
        if (lines.Length < all.Length && lines.Length > 0)
        {
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"note: empty lines of '{file}' skipped: {all.Length - lines.Length}"
                )
            );
        }
        return lines.Length > 0 ? lines : throw new InputException($"The file '{file}' holds no question.");
    }

    // Above 2 no server takes it; the model's own is used when none is given.
    private static float? Temperature(float? value) =>
        value is null or (>= 0 and <= 2)
            ? value
            : throw new InputException(
                string.Create(CultureInfo.InvariantCulture, $"--temperature must be a number from 0 to 2, not {value}.")
            );

    // A day: longer than any answer takes, and short enough for every clock.
    private static TimeSpan Seconds(double value) =>
        value is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(value)
            : throw new InputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--timeout must be above 0 and at most 86400 seconds, not {value}."
                )
            );

    private static int AtLeastOne(int value, string option) =>
        value >= 1 ? value : throw new InputException($"{option} must be 1 or more, not {value}.");
}
