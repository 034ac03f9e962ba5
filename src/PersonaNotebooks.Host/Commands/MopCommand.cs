using System.CommandLine;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona mop</c>: trains a mixture of personas on a file of texts, writes with it, and measures what it wrote.</summary>
public static class MopCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new("mop", "Mixture of personas: steer a frozen model so that its texts are spread like a population's.")
        {
            MopTrainCommand.Create(),
            MopGenerateCommand.Create(),
            MopEvaluateCommand.Create(),
        };
}
