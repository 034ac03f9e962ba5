using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Mixtures;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona mop generate</c>: writes texts with a trained mixture and any model.</summary>
internal static class MopGenerateCommand
{
    public static Command Create()
    {
        Option<FileInfo> output = new("--out") { Description = "The texts (.jsonl).", Required = true };
        Option<int> count = new("--count") { Description = "How many.", DefaultValueFactory = _ => 200 };
        Option<int> mixed = new("--mix")
        {
            Description = "Personas put together in a prompt (L).",
            DefaultValueFactory = _ => 1,
        };
        Command command = new(
            "generate",
            "Write texts with a mixture; the model may be another than it was trained with. A run that is stopped goes on where it was."
        )
        {
            output,
            count,
            mixed,
        };
        var inputs = new MopMixtureOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, stop) =>
            {
                await using var opened = await inputs.OpenAsync(parsed, stop);
                var (seed, records, trained, lab, _) = opened;
                var wanted = LabOptionSet.AtLeastOne(parsed.GetValue(count), "--count");
                WritingPlan plan = new(WritingPlan.Contexts(records, wanted, seed));
                var tasks = await plan.MixtureAsync(
                    trained,
                    opened.Encoder,
                    seed,
                    LabOptionSet.AtLeastOne(parsed.GetValue(mixed), "--mix"),
                    stop
                );
                try
                {
                    var writing = await new MixtureWriter(lab, inputs.MostTokens(parsed)).WriteAsync(tasks, 0, stop);
                    var path = parsed.GetRequiredValue(output).ToString();
                    WritingFile.Save(path, writing.Texts);
                    string[] written = [.. writing.Texts.Select(t => t.Text)];
                    Print(
                        $"{written.Length} texts written to {path}; {writing.Empty} came empty, {writing.Failures.Count} failed{(writing.Failures.Count > 0 ? $", for example: {writing.Failures[0]}" : "")}"
                    );
                    Print(
                        $"near copies: {NearDuplicates.Against(written, [.. trained.Exemplars.Select(e => e.Text)]):P1} of the pool, {NearDuplicates.Within(written):P1} of each other"
                    );
                    return written.Length > 0 ? 0 : 1;
                }
                finally
                {
                    Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                }
            }
        );
        return command;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
