using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Notebooks;

namespace PersonaNotebooks.Host.Tests.Support;

/// <summary>Writes small notebooks for tests.</summary>
public static class NotebookText
{
    public static string Of(params string[] cells) =>
        Of([.. cells.Select((code, i) => NotebookCell.Code($"c{i}", code))]);

    public static string Of(params NotebookCell[] cells) =>
        NotebookJson.Write(
            new JsonObject
            {
                ["cells"] = new JsonArray([.. cells.Select(cell => (JsonNode)cell.Json)]),
                ["metadata"] = new JsonObject
                {
                    ["kernelspec"] = new JsonObject
                    {
                        ["display_name"] = ".NET (C#)",
                        ["language"] = "C#",
                        ["name"] = ".net-csharp",
                    },
                },
                ["nbformat"] = 4,
                ["nbformat_minor"] = 5,
            }
        );
}
