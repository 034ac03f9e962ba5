using System.CommandLine;
using System.Runtime.InteropServices;
using PersonaNotebooks.Host.Kernel;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona kernel install</c>: makes Jupyter and VS Code find the kernel.</summary>
public static class KernelInstallCommand
{
    private static readonly Option<bool> User = new("--user")
    {
        Description = "For the current user, in Jupyter's data folder. This is the default.",
    };

    private static readonly Option<string?> Prefix = new("--prefix")
    {
        Description = "Below this folder, in share/jupyter/kernels.",
    };

    private static readonly Option<bool> SystemPrefix = new("--sys-prefix")
    {
        Description = "Into the active Python environment.",
    };

    private static readonly Option<bool> Force = new("--force")
    {
        Description = "Replace another program's kernel of the same name.",
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("install", $"Make Jupyter and VS Code find the kernel '{KernelSpec.DisplayName}'.")
        {
            User,
            Prefix,
            SystemPrefix,
            Force,
        };
        command.SetAction(Run);
        return command;
    }

    private static void Run(ParseResult arguments)
    {
        var prefix = arguments.GetValue(Prefix);
        var ways =
            (arguments.GetValue(User) ? 1 : 0) + (arguments.GetValue(SystemPrefix) ? 1 : 0) + (prefix is null ? 0 : 1);
        if (ways > 1)
        {
            throw new InputException("Give one of --user, --prefix and --sys-prefix.");
        }
        var kernels =
            prefix is not null ? JupyterFolders.Below(prefix)
            : arguments.GetValue(SystemPrefix) ? JupyterFolders.Below(JupyterFolders.SystemPrefix)
            : JupyterFolders.User;
        var folder = KernelSpec.Install(kernels, OwnCommand(), arguments.GetValue(Force));
        Console.WriteLine($"Kernel '{KernelSpec.DisplayName}' written to {folder}.");
    }

    // The full path of dotnet, so that the kernel starts also where a front end has another PATH than this shell.
    private static string[] OwnCommand()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name));
        return
        [
            File.Exists(dotnet) ? dotnet : "dotnet",
            Path.Combine(AppContext.BaseDirectory, typeof(KernelInstallCommand).Assembly.GetName().Name + ".dll"),
        ];
    }
}
