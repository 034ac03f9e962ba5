using System.Diagnostics;

namespace PersonaNotebooks.Host.Tests.Models;

/// <summary>The real <c>persona</c> command as a process of its own.</summary>
internal static class PersonaProcess
{
    public static Process Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "persona.dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        return Process.Start(start)!;
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
