using System.CommandLine;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character check</c>: tells every fault in characters' files.</summary>
internal static class CharacterCheckCommand
{
    public static Command Create()
    {
        Option<bool> draft = new("--draft") { Description = "Do not ask for the counts of a finished character." };
        Command command = new("check", "Check characters against the pools, the bank and themselves.") { draft };
        var who = new CharacterOptionSet().AddTo(command);
        command.SetAction(parsed =>
        {
            CharacterCheck check = new(AttributePools.Load(), PersonalityBank.Load());
            var characters = who.Load(parsed);
            var faults = characters.SelectMany(c => check.Faults(c, !parsed.GetValue(draft))).ToArray();
            foreach (var fault in faults)
            {
                Console.WriteLine(Terminal.Safe(fault));
            }
            Console.WriteLine(
                $"{characters.Count} character{(characters.Count == 1 ? "" : "s")}, {faults.Length} fault{(faults.Length == 1 ? "" : "s")}"
            );
            return faults.Length == 0 ? 0 : 1;
        });
        return command;
    }
}
