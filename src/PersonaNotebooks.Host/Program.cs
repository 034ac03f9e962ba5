using System.CommandLine;
using PersonaNotebooks;
using PersonaNotebooks.Host.Commands;

RootCommand root = new("Runs the PersonaNotebooks collection: notebooks, census samples, models, metrics.")
{
    IndexCommand.Create(),
    RunCommand.Create(),
    VersionCommand.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
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
