using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Kernel.Protocol;

namespace PersonaNotebooks.Host.Kernel;

/// <summary>What the kernel says of itself.</summary>
public static class KernelInfo
{
    /// <summary>The content of a <c>kernel_info_reply</c>.</summary>
    public static JsonObject Reply()
    {
        var version = LibraryVersion.Current;
        return new()
        {
            ["status"] = "ok",
            ["protocol_version"] = KernelMessage.ProtocolVersion,
            ["implementation"] = "persona",
            ["implementation_version"] = version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["banner"] = $"PersonaNotebooks {version}: C# notebooks for research on LLM personas",
            ["debugger"] = false,
            ["help_links"] = new JsonArray(
                Link("C#", "https://learn.microsoft.com/dotnet/csharp/"),
                Link(".NET", "https://learn.microsoft.com/dotnet/api/")
            ),
        };
    }

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
