using System.CommandLine;
using PersonaNotebooks.Models;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona chat</c>: talks with a character; questions come from the terminal, from standard input or from a file, a line each.</summary>
public static class ChatCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<FileInfo?> file = new("--file") { Description = "Say each line of a text file instead." };
        Option<bool> trace = new("--trace") { Description = "Show what came to mind and what was sent." };
        Command command = new("chat", "Talk with a character; an empty line or the end of the input ends the talk.")
        {
            file,
            trace,
        };
        var who = new CharacterOptionSet().AddTo(command).WithMethods(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(file) is { Exists: false } missing)
                {
                    throw new InputException($"There is no file '{missing}' with what is to be said.");
                }
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                var simulacra = await who.SimulacraAsync(parsed, lab, Setting.Chat, cancellationToken);
                if (simulacra.Count > 1)
                {
                    throw new InputException("A talk is with one character and one method; name one of each.");
                }
                using var lines = parsed.GetValue(file) is { } f ? f.OpenText() : Console.In;
                return await TalkAsync(simulacra[0], lines, parsed.GetValue(trace), cancellationToken);
            }
        );
        return command;
    }

    private static async Task<int> TalkAsync(
        Simulacrum who,
        TextReader lines,
        bool trace,
        CancellationToken cancellationToken
    )
    {
        var lab = who.Lab;
        var ask = !Console.IsInputRedirected && ReferenceEquals(lines, Console.In);
        Conversation talk = new(who);
        if (lab.Identity.Endpoint == "embedded")
        {
            Console.Error.WriteLine(
                $"{lab.Identity.Model} is a statistical model, not an LLM: replies are quoted from what is written about {who.Character.Name}."
            );
        }
        try
        {
            while (true)
            {
                if (ask)
                {
                    Console.Write("you: ");
                }
                if (await lines.ReadLineAsync(cancellationToken) is not { } said || (ask && said.Trim().Length == 0))
                {
                    break;
                }
                if (said.Trim().Length == 0)
                {
                    continue;
                }
                var turn = await talk.SayAsync(said, cancellationToken);
                Console.WriteLine(
                    Terminal.Safe(
                        trace ? new TurnPicture(turn) + "\n"
                        : ask ? $"{who.Character.Name}: {turn.Reply}"
                        : $"you: {said.Trim()}\n{who.Character.Name}: {turn.Reply}\n"
                    )
                );
            }
        }
        finally
        {
            Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
        }
        return talk.Turns.Count > 0
            ? 0
            : throw new InputException("Nothing was said; write a line on standard input or give --file.");
    }
}
