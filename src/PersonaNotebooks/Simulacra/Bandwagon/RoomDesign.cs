using System.Globalization;
using PersonaNotebooks.Prompts;

namespace PersonaNotebooks.Simulacra;

/// <summary>Who else is in the room, and what they say.</summary>
/// <param name="Confederates">How many are heard before the subject answers; six in the paper, 0 for the control.</param>
/// <param name="Dissenters">How many of them name the right line on every trial; the last to speak but one. None in the paper.</param>
public sealed record RoomDesign(int Confederates = 6, int Dissenters = 0)
{
    /// <summary>The room without the others.</summary>
    public static RoomDesign Control { get; } = new(0);

    /// <summary>The room of the paper: six who agree.</summary>
    public static RoomDesign Pressure { get; } = new();

    /// <summary>The name in tables: <c>control</c>, <c>6 others</c>, <c>6 others, 1 dissents</c>.</summary>
    public string Name =>
        Confederates == 0 ? "control"
        : Dissenters == 0 ? $"{Confederates} others"
        : $"{Confederates} others, {Dissenters} dissent{(Dissenters == 1 ? "s" : "")}";

    /// <summary>What the subject hears at a trial; the first also explains the task.</summary>
    /// <exception cref="InputException">Fewer than no others, more than 30, or more dissenters than others.</exception>
    public Stimulus Stimulus(RoomTrial trial)
    {
        if (Confederates is < 0 or > 30 || Dissenters < 0 || Dissenters > Confederates)
        {
            throw new InputException(
                $"A room has 0 to 30 others and no more dissenters than others, not {Confederates} and {Dissenters}."
            );
        }
        static string Inches(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
        static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
        var lines = Prompt
            .Load("simulacra-room-trial")
            .Fill(
                ("number", Whole(trial.Number)),
                ("standard", Inches(trial.Standard)),
                ("one", Inches(trial.Lines[0])),
                ("two", Inches(trial.Lines[1])),
                ("three", Inches(trial.Lines[2]))
            );
        var voice = Prompt.Load("simulacra-room-voice");
        var heard = Enumerable
            .Range(1, Confederates)
            .Select(person => voice.Fill(("person", Whole(person)), ("line", Whole(Says(person, trial)))));
        string[] parts =
        [
            .. trial.Number == 1 ? [Prompt.Load("simulacra-room-task").Fill()] : Array.Empty<string>(),
            lines,
            .. Confederates > 0 ? [string.Join('\n', heard)] : Array.Empty<string>(),
            Prompt.Load("simulacra-room-turn").Fill(),
        ];
        return new(string.Join("\n\n", parts), lines);
    }

    /// <summary>What one of the others says. Dissenters sit right before the last speaker, so that theirs is not the last word.</summary>
    public int Says(int person, RoomTrial trial)
    {
        var last = Confederates - (Confederates > Dissenters ? 1 : 0);
        return person > last - Dissenters && person <= last ? trial.Correct : trial.Majority;
    }
}
