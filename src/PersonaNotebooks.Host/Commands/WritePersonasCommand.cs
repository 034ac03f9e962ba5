using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Personas;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona write-personas</c>: lets a model write personas of several tiers over sampled adults.</summary>
public static class WritePersonasCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<FileInfo> output = new("--out")
        {
            Description = "The file to write: .jsonl, which 'persona simulate' reads, or .csv.",
            Required = true,
        };
        Command command = new(
            "write-personas",
            "Write personas in tiers over adults sampled from the census; a run that is stopped goes on where it was."
        )
        {
            output,
        };
        var people = new PeopleOptionSet().AddTo(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var tiers = people.TierNames(parsed);
                var meta = people.Sample(parsed, model.Seed(parsed));
                var path = OutputPath.File(parsed.GetRequiredValue(output).ToString(), ".jsonl", ".csv");
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                try
                {
                    TextProgress progress = new(lab);
                    var set = await PersonaSet.WriteAsync(
                        meta,
                        tiers,
                        lab,
                        (tier, count) =>
                        {
                            (progress.What, progress.Total) = ($"{tier} personas", count);
                            return progress;
                        },
                        cancellationToken
                    );
                    PersonaFile.Write(path, set.Personas);
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{Counted(set.Personas.Count, "persona", "personas")} of {Counted(meta.Count, "person", "people")} written to {path}"
                        )
                    );
                    return Report(set);
                }
                finally
                {
                    Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                }
            }
        );
        return command;
    }

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    // What could not be used is told, and makes the command fail only when a tier came out empty.
    private static int Report(PersonaSet set)
    {
        foreach (var (tier, written) in set.Written.Where(w => w.Key != Tiers.Meta))
        {
            var lost = written.Count(w => w.Persona is null);
            var altered = written.Count(w => w.FirstFaults.Any(f => f.Kind == TableFaultKind.Altered));
            var outOfList = written.Count(w => w.FirstFaults.Any(f => f.Kind == TableFaultKind.OutOfList));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{tier}: {written.Count - lost} of {written.Count} usable; first replies altered facts in {altered}, left a list in {outOfList}; {written.Sum(w => w.Repairs)} sent back, {written.Count(w => w.CutOff > 0)} cut off by the limit of tokens"
                )
            );
            if (written.FirstOrDefault(w => w.Failure is not null)?.Failure is { } failure)
            {
                Console.WriteLine(
                    $"{tier}: {Counted(written.Count(w => w.Failure is not null), "call", "calls")} failed, for example: {failure}"
                );
            }
        }
        return set.Written.Values.Any(written => written.All(w => w.Persona is null)) ? 1 : 0;
    }
}
