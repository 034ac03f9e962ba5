using System.CommandLine;
using System.CommandLine.Invocation;
using PersonaNotebooks;
using PersonaNotebooks.Host.Commands;

RootCommand root = new("Runs the PersonaNotebooks collection: notebooks, census samples, models, metrics.")
{
    AskCommand.Create(),
    CensusCommand.Create(),
    CompareCommand.Create(),
    IndexCommand.Create(),
    RunCommand.Create(),
    SampleCommand.Create(),
    ScoreCommand.Create(),
    StoreCommand.Create(),
    VersionCommand.Create(),
};

try
{
    var parsed = root.Parse(args);
    if (parsed.Action is ParseErrorAction error)
    {
        error.ShowHelp = false;
    }
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
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
