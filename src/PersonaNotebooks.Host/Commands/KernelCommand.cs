using System.CommandLine;
using System.Runtime.InteropServices;
using PersonaNotebooks.Host.Kernel;
using PersonaNotebooks.Host.Kernel.Protocol;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Commands;

/// <summary><c>persona kernel</c>: the kernel for Jupyter and VS Code.</summary>
public static class KernelCommand
{
    private static readonly Argument<string> Connection = new("connection-file")
    {
        Description = "The file in which the front end says where the kernel shall listen.",
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command start = new("start", "Serve a front end; front ends start this themselves.") { Connection };
        // Not an async action: those end the process at Ctrl+C, which here stops a cell.
        start.SetAction(arguments => Start(arguments.GetValue(Connection)!));
        return new("kernel", "Run notebooks in Jupyter and VS Code.") { KernelInstallCommand.Create(), start };
    }

    private static int Start(string path)
    {
        var connection = ConnectionFile.Read(path);
        Environment.SetEnvironmentVariable("NO_COLOR", "1");
        KernelLog log = new(Console.Error);
        using var console = ConsoleRouter.Install();
        using JupyterKernel kernel = new(
            connection,
            Directory.GetCurrentDirectory(),
            new(PackageRestorer.DefaultFolder),
            log
        );
        using var interrupt = PosixSignalRegistration.Create(
            PosixSignal.SIGINT,
            signal =>
            {
                signal.Cancel = true;
                kernel.Interrupt();
            }
        );
        ParentWatch.Start(kernel.End);
        KernelWarmUp.Start();
        kernel.Run();
        kernel.Close();
        log.Close();
        // Threads of cells may run on for ever, and the process must not.
        Environment.Exit(0);
        return 0;
    }
}
