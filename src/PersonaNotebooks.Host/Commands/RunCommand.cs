using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Running;
using Spectre.Console;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona run</c>: runs notebooks and writes their outputs.</summary>
public static class RunCommand
{
    private static readonly Argument<string[]> Notebooks = new("notebook")
    {
        Description = "Notebook files, or folders of them; none for the collection's notebooks/ folder.",
        Arity = ArgumentArity.ZeroOrMore,
        Validators = { RefuseOptions },
    };

    private static readonly Option<string[]> Parameter = new("--param")
    {
        Description =
            "name=value for a variable of the cell tagged 'parameters'; a list takes commas (states=WY,VT). Every notebook of the "
            + "run must have it. The written notebook shows the values in a cell tagged 'injected-parameters', which the next run "
            + "without --param takes out again.",
    };

    private static readonly Option<string?> Output = new("--output")
    {
        Description =
            "Folder for executed copies, with figures in its figures/; the notebooks themselves stay untouched. A notebook that fails is "
            + "written there as far as it came, with the error in it.",
    };

    private static readonly Option<double> Timeout = new("--timeout")
    {
        Description = "Seconds that one cell may take.",
        DefaultValueFactory = _ => 600,
    };

    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "How many notebooks of a folder run side by side.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new(
            "run",
            "Run notebooks from top to bottom and write their outputs; a second run changes nothing."
        )
        {
            Notebooks,
            Parameter,
            Output,
            Timeout,
            Jobs,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken token)
    {
        RunOptions options = new(
            Parameters(arguments.GetValue(Parameter) ?? []),
            arguments.GetValue(Output) is { } folder ? Path.GetFullPath(folder) : null,
            TimeSpan.FromSeconds(Positive(arguments.GetValue(Timeout), "--timeout", 1_000_000)),
            (int)Positive(arguments.GetValue(Jobs), "--jobs", 1024)
        );
        var paths = arguments.GetValue(Notebooks) is { Length: > 0 } given ? [.. given.SelectMany(Files)] : All();
        // Cells must print the same on a terminal, in a pipe and in CI.
        Environment.SetEnvironmentVariable("NO_COLOR", "1");
        WarnOfOtherSorting();
        PackageRestorer packages = new(PackageRestorer.DefaultFolder);
        Task<IReadOnlyList<NotebookResult>> Run(IRunProgress progress) =>
            new CollectionRunner(options, packages, progress).RunAsync(paths, token);
        var results = Console.IsOutputRedirected
            ? await Run(new PlainProgress(Console.Out))
            : await LiveProgress.RunAsync(AnsiConsole.Console, Run);
        return Report(results, options);
    }

    private static int Report(IReadOnlyList<NotebookResult> results, RunOptions options)
    {
        var failures = results.Select(result => result.Failure).OfType<string>().ToList();
        foreach (var failure in failures)
        {
            Console.Error.WriteLine($"persona: {failure}");
        }
        var (ran, changed) = (results.Count - failures.Count, results.Count(result => result.Changed));
        var same = results.Count(result => result is { Failure: null, Changed: false });
        Console.WriteLine($"{ran} of {results.Count} notebooks ran to the end; {changed} written, {same} unchanged.");
        if (changed > 0 && options is { Parameters.Count: > 0, OutputFolder: null })
        {
            Console.WriteLine(
                "The written notebooks and their figures now hold the outputs of your --param values; 'persona run' without --param "
                    + "brings back the usual ones, and --output DIR leaves them alone from the start."
            );
        }
        return failures.Count == 0 ? 0 : 1;
    }

    // That variable is stronger than this program's own setting, and a running process cannot change its sort order any more.
    private static void WarnOfOtherSorting()
    {
        if (string.Compare("a", "B", StringComparison.InvariantCulture) < 0)
        {
            Console.Error.WriteLine(
                "persona: note: DOTNET_SYSTEM_GLOBALIZATION_INVARIANT switches on another sort order of text, so sorted outputs may differ from those of other machines; unset it."
            );
        }
    }

    private static void RefuseOptions(ArgumentResult arguments)
    {
        foreach (var word in arguments.Tokens.Select(token => token.Value).Where(word => word.StartsWith("--")))
        {
            arguments.AddError($"There is no option '{word}'.");
        }
    }

    private static Dictionary<string, string> Parameters(string[] pairs)
    {
        Dictionary<string, string> values = [];
        foreach (var pair in pairs)
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value])
            {
                throw new InputException($"--param '{pair}': write name=value, as in --param people=1000.");
            }
            if (!values.TryAdd(name, value))
            {
                throw new InputException($"--param gives '{name}' twice; give it once.");
            }
        }
        return values;
    }

    private static string[] In(string folder) =>
        [.. Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)];

    // A folder stands for the notebooks in it, in the order of their names.
    private static string[] Files(string path) =>
        !Directory.Exists(path) ? [path]
        : In(path) is { Length: > 0 } notebooks ? notebooks
        : throw new InputException($"The folder '{path}' holds no notebook (*.ipynb); name another.");

    private static string[] All()
    {
        var folder = Path.Combine(Home.Root, "notebooks");
        return Directory.Exists(folder) && In(folder) is { Length: > 0 } paths
            ? paths
            : throw new InputException(
                "There are no notebooks in the collection's notebooks/ folder; name a notebook file."
            );
    }

    private static double Positive(double value, string option, double most) =>
        value > 0 && value <= most
            ? value
            : throw new InputException(
                $"{option} must be above 0 and at most {most.ToString(CultureInfo.InvariantCulture)}."
            );
}
