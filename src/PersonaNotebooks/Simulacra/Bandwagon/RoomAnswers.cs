using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>Reads and classes answers at a trial.</summary>
public static partial class RoomAnswers
{
    /// <summary>The line that a reply marks, 1 to 3; null when it marks none or several.</summary>
    public static int? Read(string reply) =>
        AnswerReader.Marked(reply) is { } answer && Line().Match(answer) is { Success: true } m
            ? m.Groups[1].Value[0] - '0'
            : null;

    /// <summary>What a reply is at a trial.</summary>
    public static RoomAnswer Class(RoomTrial trial, string reply) =>
        Read(reply) switch
        {
            null => RoomAnswer.Unparsed,
            { } line when line == trial.Correct => RoomAnswer.Correct,
            { } line when trial.Critical && line == trial.Majority => RoomAnswer.MajorityError,
            _ => RoomAnswer.OtherError,
        };

    [GeneratedRegex(@"^(?:it is |it's )?(?:line )?([1-3])\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
