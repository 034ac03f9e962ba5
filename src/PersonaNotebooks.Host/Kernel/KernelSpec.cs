using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>The folder with which Jupyter finds the kernel: <c>kernel.json</c> and a logo.</summary>
public static class KernelSpec
{
    /// <summary>The name that C# notebooks have carried since .NET Interactive.</summary>
    public const string Name = ".net-csharp";

    /// <summary>What front ends show.</summary>
    public const string DisplayName = "C# (PersonaNotebooks)";

    private const string Owner = "PersonaNotebooks";
    private const string FileName = "kernel.json";

    /// <summary>Writes it.</summary>
    /// <param name="kernels">Jupyter's folder of kernels.</param>
    /// <param name="command">The words that start this program.</param>
    /// <param name="force">Whether another program's kernel of that name may be replaced.</param>
    /// <returns>The folder that was written.</returns>
    /// <exception cref="InputException">The folder cannot be written, or holds another program's kernel.</exception>
    public static string Install(string kernels, IReadOnlyList<string> command, bool force)
    {
        var folder = Path.Combine(kernels, Name);
        var file = Path.Combine(folder, FileName);
        if (!force && File.Exists(file) && !IsOurs(file))
        {
            throw new InputException(
                $"'{file}' belongs to another program's C# kernel; replace it with --force, or install elsewhere with --prefix."
            );
        }
        AtomicFile.WriteText(
            file,
            Describe(command).ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n"
        );
        AtomicFile.WriteText(Path.Combine(folder, "logo-svg.svg"), KernelLogo.Svg);
        return folder;
    }

    private static JsonObject Describe(IReadOnlyList<string> command) =>
        new()
        {
            ["argv"] = new JsonArray([.. command, "kernel", "start", "{connection_file}"]),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            // A signal would reach the shell that started us, too, and does not exist on Windows.
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["owner"] = Owner, ["debugger"] = false },
        };

    private static bool IsOurs(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file)) is JsonObject spec
                && spec["metadata"] is JsonObject metadata
                && metadata["owner"] is JsonValue owner
                && owner.TryGetValue(out string? name)
                && name == Owner;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
