using System.CommandLine;
using System.Globalization;
using PersonaNotebooks.Models;
using PersonaNotebooks.Models.Store;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona store</c>: looks after the answer store.</summary>
public static class StoreCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new("store", "Look after the answer store.") { Stats(), Export(), Merge(), Verify(), Prune() };

    private static Command Stats()
    {
        var store = StoreOption.Create();
        Command command = new("stats", "Count the answers by model.") { store };
        command.SetAction(arguments =>
        {
            foreach (var s in StoreFile.Stats(PathOf(arguments.GetValue(store))))
            {
                var digest = s.Digest == s.Model ? "" : $" ({s.Digest[..Math.Min(12, s.Digest.Length)]})";
                Print($"{Count(s.Answers, s.Kind + " answer")} of {s.Model}{digest} at {s.Endpoint}: ", end: false);
                Print($"{s.InputTokens} tokens in, {s.OutputTokens} out, {s.First[..10]} to {s.Last[..10]}");
            }
        });
        return command;
    }

    private static Command Export()
    {
        var store = StoreOption.Create();
        Argument<string> target = new("file") { Description = "The file to write, one answer a line (JSON Lines)." };
        Command command = new("export", "Write every answer, with its question in clear, as JSON Lines.")
        {
            target,
            store,
        };
        command.SetAction(arguments =>
        {
            var file = arguments.GetValue(target)!;
            Print($"{Count(StoreFile.Export(PathOf(arguments.GetValue(store)), file), "answer")} written to {file}");
        });
        return command;
    }

    private static Command Merge()
    {
        var store = StoreOption.Create();
        Argument<string> other = new("other") { Description = "The store to take answers from; it is not changed." };
        Command command = new("merge", "Take over the answers of another store that this one lacks.") { other, store };
        command.SetAction(
            async (arguments, _) =>
            {
                var from = arguments.GetValue(other)!;
                var merge = await StoreMerge.RunAsync(PathOf(arguments.GetValue(store)), from);
                Print(
                    $"{Count(merge.Copied, "answer")} taken from {from}, {merge.Unreadable} damaged ones left behind"
                );
            }
        );
        return command;
    }

    private static Command Verify()
    {
        var store = StoreOption.Create();
        Command command = new("verify", "Check the file, every key and every answer.") { store };
        command.SetAction(arguments =>
        {
            var path = PathOf(arguments.GetValue(store));
            var faults = StoreFile.Verify(path);
            foreach (var fault in faults)
            {
                Print($"{fault.Key ?? "file"}: {fault.What}");
            }
            if (faults.Count == 0)
            {
                Print($"{path} is sound");
                return 0;
            }
            Print(
                $"{Count(faults.Count, "fault")}. Keep a copy of the file; 'persona store merge \"{path}\" --store NEW' copies what can still be read into a new store."
            );
            return 1;
        });
        return command;
    }

    private static Command Prune()
    {
        var store = StoreOption.Create();
        Option<string?> model = new("--model")
        {
            Description = "Remove the answers of this model, named as 'persona store stats' or as 'persona ask' does.",
        };
        Option<string?> before = new("--before")
        {
            Description = "Remove answers stored before this day, such as 2026-01-31.",
        };
        Command command = new("prune", "Remove answers; they never go by themselves.") { model, before, store };
        command.SetAction(arguments =>
        {
            var (name, endpoint) = Model(arguments.GetValue(model));
            var path = PathOf(arguments.GetValue(store));
            var count = StoreFile.Prune(path, name, Day(arguments.GetValue(before)), endpoint);
            var hint = count > 0 ? "" : ": nothing matched; 'persona store stats' lists the models";
            Print($"{Count(count, "answer")} removed{hint}");
        });
        return command;
    }

    private static string PathOf(string? option) => new LabOptions { Store = option }.StorePath;

    // A name as for 'persona ask' says where the model is asked, too; a bare one may hold a colon as well (gemma3:4b).
    private static (string? Model, string? Endpoint) Model(string? text) =>
        text?.Split(':')[0] is not ("openai" or "ollama" or "gguf") || ModelName.Parse(text) is not { } name
            ? (text, null)
        : name.Url is { } url ? (name.Model, url.AbsoluteUri)
        : (Path.GetFileName(name.Model), "gguf");

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static DateTime? Day(string? text) =>
        text is null ? null
        : DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? DateTime.SpecifyKind(day, DateTimeKind.Utc)
        : throw new InputException($"--before '{text}' is not a day such as 2026-01-31.");

    private static void Print(FormattableString text, bool end = true) =>
        Console.Write(text.ToString(CultureInfo.InvariantCulture) + (end ? "\n" : ""));
}
