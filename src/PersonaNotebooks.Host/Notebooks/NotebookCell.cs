using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Notebooks;

/// <summary>One cell, a view of its JSON.</summary>
/// <param name="Json">The cell's object in the document.</param>
public sealed record NotebookCell(JsonObject Json)
{
    /// <summary>The parts of the metadata that may name a language, with the field that does, the first that is there first.</summary>
    public static IReadOnlyList<(string Part, string Field)> LanguageFields { get; } =
    [("polyglot_notebook", "kernelName"), ("dotnet_interactive", "language"), ("vscode", "languageId")];

    /// <summary>The cell's id, unique in its notebook.</summary>
    public string Id => (string)Json["id"]!;

    /// <summary>True for a cell that runs; markdown and raw cells do not.</summary>
    public bool IsCode => (string?)Json["cell_type"] == "code";

    /// <summary>True for a markdown cell.</summary>
    public bool IsMarkdown => (string?)Json["cell_type"] == "markdown";

    /// <summary>The tags in the cell's metadata.</summary>
    public IReadOnlyList<string> Tags =>
        Json["metadata"]?["tags"] is JsonArray tags ? [.. tags.Select(tag => (string)tag!)] : [];

    /// <summary>The whole source with <c>\n</c> between lines.</summary>
    public string Source
    {
        get => NotebookJson.JoinLines(Json["source"]);
        set => Json["source"] = NotebookJson.SplitLines(value);
    }

    /// <summary>
    /// The language that a front end noted in the metadata (Polyglot Notebooks, .NET Interactive or VS Code), or null.
    /// VS Code's <c>polyglot-notebook</c> names the editor's mode, not a language.
    /// </summary>
    public string? Language
    {
        get
        {
            var language = LanguageFields
                .Select(name => (string?)Json["metadata"]?[name.Part]?[name.Field])
                .FirstOrDefault(name => name is not null);
            return language is "polyglot-notebook" ? null : language;
        }
    }

    /// <summary>Stores what a run gave; an empty cell has no count, as in Jupyter.</summary>
    public void SetResult(int? executionCount, JsonArray outputs)
    {
        Json["execution_count"] = executionCount;
        Json["outputs"] = outputs;
    }

    /// <summary>Makes a new code cell.</summary>
    public static NotebookCell Code(string id, string source, params string[] tags) =>
        new(
            new JsonObject
            {
                ["cell_type"] = "code",
                ["execution_count"] = null,
                ["id"] = id,
                ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
                ["outputs"] = new JsonArray(),
                ["source"] = NotebookJson.SplitLines(source),
            }
        );

    /// <summary>Makes a new markdown cell.</summary>
    public static NotebookCell Markdown(string id, string source) =>
        new(
            new JsonObject
            {
                ["cell_type"] = "markdown",
                ["id"] = id,
                ["metadata"] = new JsonObject(),
                ["source"] = NotebookJson.SplitLines(source),
            }
        );
}
