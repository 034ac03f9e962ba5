using System.CommandLine;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona character</c>: makes characters and tests them.</summary>
public static class CharacterCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new("character", "Make characters with a whole life, and test how well a model speaks as them.")
        {
            CharacterNewCommand.Create(),
            CharacterStoryCommand.Create(),
            CharacterMemoryCommand.Create(),
            CharacterTestCommand.Create(),
            CharacterBandwagonCommand.Create(),
            CharacterJudgeCommand.Create(),
            CharacterCheckCommand.Create(),
        };
}
