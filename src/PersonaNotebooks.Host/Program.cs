using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using PersonaNotebooks;
using PersonaNotebooks.Host.Commands;
using PersonaNotebooks.Host.Scripting;

// The same output whatever language the user's machine speaks, in cells as well.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
StrayExceptions.Install(Console.Error);

RootCommand root = new("Runs the PersonaNotebooks collection: notebooks, census samples, models, metrics.")
{
    AskCommand.Create(),
    CensusCommand.Create(),
    CharacterCommand.Create(),
    ChatCommand.Create(),
    CompareCommand.Create(),
    ImitateCommand.Create(),
    IndexCommand.Create(),
    KernelCommand.Create(),
    MopCommand.Create(),
    RunCommand.Create(),
    SampleCommand.Create(),
    ScoreCommand.Create(),
    SimulateCommand.Create(),
    StoreCommand.Create(),
    TruthCommand.Create(),
    VersionCommand.Create(),
    WritePersonasCommand.Create(),
};

try
{
    var parsed = root.Parse(args);
    if (parsed.Action is ParseErrorAction)
    {
        throw new InputException(ParseErrors.Sentence(parsed));
    }
    var exitCode = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    // A thread that outlived its notebook can only fail the process.
    return exitCode == 0 ? Environment.ExitCode : exitCode;
}
catch (InputException e)
{
    Console.Error.WriteLine($"persona: {e.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("persona: stopped.");
    return 130;
}
