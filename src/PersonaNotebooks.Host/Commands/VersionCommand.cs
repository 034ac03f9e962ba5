using System.CommandLine;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona version</c>: the library's version.</summary>
public static class VersionCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("version", "Print the library's version.");
        command.SetAction(_ => Console.WriteLine(LibraryVersion.Current));
        return command;
    }
}
