using System.CommandLine;
using PersonaNotebooks.Display;
using PersonaNotebooks.Simulacra;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character bandwagon</c>: the conformity experiment.</summary>
internal static class CharacterBandwagonCommand
{
    public static Command Create()
    {
        Option<int> others = new("--others")
        {
            Description = "How many are heard before the character.",
            DefaultValueFactory = _ => 6,
        };
        Option<int> dissenters = new("--dissenters") { Description = "How many of them name the right line." };
        Option<int> draws = new("--draws")
        {
            Description = "Sessions of each character.",
            DefaultValueFactory = _ => 1,
        };
        Option<string> answers = new("--answers")
        {
            Description =
                "written (read strictly), scored (lines scored), or auto: scored for the embedded model, else written.",
            DefaultValueFactory = _ => "auto",
        };
        Option<FileInfo?> output = new("--out") { Description = "Write every trial as CSV." };
        Command command = new(
            "bandwagon",
            "Let characters judge the length of lines alone and after others who are wrong (Asch)."
        )
        {
            others,
            dissenters,
            draws,
            answers,
            output,
        };
        var who = new CharacterOptionSet().AddTo(command).WithMethods(command);
        var model = new LabOptionSet().AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                await using var lab = await model.OpenAsync(parsed, cancellationToken);
                var scored = CharacterTestCommand.Responder(parsed.GetValue(answers)!, lab) is ScoredResponder;
                var simulacra = await who.SimulacraAsync(parsed, lab, Setting.Room, cancellationToken);
                RoomDesign room = new(
                    LabOptionSet.AtLeastOne(parsed.GetValue(others), "--others"),
                    parsed.GetValue(dissenters)
                );
                IRoomSubject[] subjects =
                [
                    .. simulacra.Select(s =>
                        scored ? (IRoomSubject)new ScoredSubject(s, lab.Seed) : new SimulacrumSubject(s)
                    ),
                ];
                IReadOnlyList<RoomResult> results;
                try
                {
                    results = await Bandwagon.RunAsync(
                        lab,
                        subjects,
                        [RoomDesign.Control, room],
                        LabOptionSet.AtLeastOne(parsed.GetValue(draws), "--draws"),
                        cancellationToken
                    );
                }
                finally
                {
                    Console.Error.WriteLine($"{lab.Identity}: {lab.Meter.Reading}");
                }
                var rows = results
                    .GroupBy(r => (r.Subject, r.Method))
                    .Select(g => (Name: g.Key.Subject, g.Key.Method, Of: Conformity.Of([.. g], lab.Seed)))
                    .ToList();
                if (rows.Select(r => r.Name).Distinct().Count() > 1)
                {
                    rows.AddRange(
                        results.GroupBy(r => r.Method).Select(g => ("all", g.Key, Conformity.Of([.. g], lab.Seed)))
                    );
                }
                Console.WriteLine(
                    Table.Of(
                        rows,
                        $"Shares of answers, {room.Name} against control, 95 % intervals; bounds: unread replies as not conforming, and as conforming",
                        int.MaxValue,
                        new("Character", r => r.Name),
                        new("Method", r => r.Method),
                        new("Conforms", r => r.Of.Pressure),
                        new("Bounds", r => r.Of.BoundsText),
                        new("In control", r => r.Of.Control),
                        new("Net", r => r.Of.Net),
                        new("Neutral errors", r => r.Of.NeutralErrors),
                        new("Control errors", r => r.Of.ControlErrors),
                        new("Unparsed", r => r.Of.Unparsed)
                    )
                );
                if (parsed.GetValue(output) is { } file)
                {
                    RoomResults.Write(file.ToString(), results);
                }
                return 0;
            }
        );
        return command;
    }
}
