using System.Diagnostics;

namespace PersonaNotebooks.Tests.Models;

/// <summary>A test that needs the tiny model in <c>../shared</c>, Node and the packages of src/llama-server; without one of them it is skipped, except in CI.</summary>
public sealed class LlamaFactAttribute : FactAttribute
{
    public LlamaFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = Missing;
        }
    }

    public static string Model => Path.Combine(Home.Root, "..", "shared", "data", "models", "tinyllm.gguf");

    private static string? Missing =>
        !File.Exists(Model) ? "../shared/data/models/tinyllm.gguf is not there"
        : !Directory.Exists(Path.Combine(Home.Root, "src", "llama-server", "node_modules"))
            ? "the packages of src/llama-server are not installed (npm ci)"
        : !HasNode ? "Node is not installed"
        : null;

    private static bool HasNode
    {
        get
        {
            try
            {
                using var node = Process.Start(
                    new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true }
                )!;
                node.WaitForExit();
                return node.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }
}
