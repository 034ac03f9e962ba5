using System.Text.Json;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Notebooks;

/// <summary>Reads a notebook and checks it before anything runs.</summary>
public static class NotebookReader
{
    /// <summary>The kernelspec that every notebook of the collection names.</summary>
    public const string KernelName = ".net-csharp";

    private static readonly JsonDocumentOptions NoDuplicates = new() { AllowDuplicateProperties = false };

    /// <summary>Reads and checks one file.</summary>
    /// <exception cref="InputException">The file is missing or is not a notebook that this program can run; says why.</exception>
    public static Notebook Read(string path)
    {
        var full = Path.GetFullPath(path);
        var name = Path.GetFileName(path);
        if (!File.Exists(full))
        {
            throw new InputException($"There is no notebook '{path}'; give the path of an .ipynb file.");
        }
        Notebook notebook = new(full, Parse(name, ReadText(name, full)));
        CheckFormat(name, notebook.Json);
        CheckKernel(name, notebook.Json);
        CheckCells(name, notebook.Json["cells"]!.AsArray());
        return notebook;
    }

    private static string ReadText(string name, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{name} cannot be read: {e.Message}", e);
        }
    }

    private static JsonObject Parse(string name, string text)
    {
        try
        {
            var json =
                JsonNode.Parse(text, documentOptions: NoDuplicates) as JsonObject
                ?? throw new InputException($"{name} is not a notebook: its JSON is no object.");
            // Text is decoded only when it is looked at; better now than after the cells have run.
            NotebookJson.Write(json);
            return json;
        }
        catch (InvalidOperationException e)
        {
            throw new InputException(
                $"{name} holds text with half a character (a lone surrogate such as \\ud800); correct it in the file.",
                e
            );
        }
        catch (JsonException e)
        {
            throw new InputException(
                e.LineNumber is { } line
                    ? $"{name} is not JSON (line {line + 1}); a notebook must be a valid .ipynb file."
                    : $"{name} is no notebook that can be run: {e.Message}",
                e
            );
        }
    }

    private static void CheckFormat(string name, JsonObject json)
    {
        var (major, minor) = (WholeNumber(name, json, "nbformat"), WholeNumber(name, json, "nbformat_minor"));
        if (major != 4 || minor < 5)
        {
            throw new InputException(
                $"{name} has notebook format {major}.{minor}; format 4.5 is needed: open and save it in a current Jupyter."
            );
        }
        if (json["cells"] is not JsonArray)
        {
            throw new InputException($"{name} is not a notebook: it has no list of 'cells'.");
        }
    }

    private static void CheckKernel(string name, JsonObject json)
    {
        var kernel = Text((json["metadata"] as JsonObject)?["kernelspec"] is JsonObject spec ? spec["name"] : null);
        if (kernel != KernelName)
        {
            throw new InputException(
                kernel is null
                    ? $"{name} names no kernel; set metadata.kernelspec.name to '{KernelName}'."
                    : $"{name} is for the kernel '{kernel}'; only '{KernelName}' notebooks can be run."
            );
        }
    }

    private static void CheckCells(string name, JsonArray cells)
    {
        HashSet<string> ids = [];
        foreach (var (index, node) in cells.Index())
        {
            var where = $"{name}, cell {index + 1}";
            if (node is not JsonObject json || Text(json["cell_type"]) is not ("code" or "markdown" or "raw"))
            {
                throw new InputException($"{where} has no known cell type; it must be code, markdown or raw.");
            }
            if (Text(json["id"]) is not { Length: > 0 } id)
            {
                throw new InputException(
                    $"{where} has no id, which notebook format 4.5 asks for; save it in a current Jupyter."
                );
            }
            if (!ids.Add(id))
            {
                throw new InputException($"{where} has the id '{id}' of an earlier cell; give each cell its own id.");
            }
            CheckFields(where, json);
            NotebookCell cell = new(json);
            if (cell.IsCode)
            {
                CheckLanguages(where, cell);
            }
        }
    }

    private static void CheckFields(string where, JsonObject cell)
    {
        Require(
            cell["source"] is JsonArray lines ? lines.All(IsText) : IsText(cell["source"]),
            "source",
            "text or a list of texts"
        );
        Require(cell["metadata"] is JsonObject, "metadata", "an object");
        var metadata = cell["metadata"]!.AsObject();
        Require(
            metadata["tags"] is null || metadata["tags"] is JsonArray tags && tags.All(IsText),
            "metadata.tags",
            "a list of texts"
        );
        foreach (var (part, field) in NotebookCell.LanguageFields)
        {
            var holder = metadata[part];
            Require(holder is null or JsonObject, $"metadata.{part}", "an object");
            Require(holder?[field] is null || IsText(holder[field]), $"metadata.{part}.{field}", "text");
        }

        void Require(bool fits, string field, string wanted)
        {
            if (!fits)
            {
                throw new InputException($"{where}: '{field}' must be {wanted}.");
            }
        }
    }

    private static bool IsText(JsonNode? node) => Text(node) is not null;

    private static void CheckLanguages(string where, NotebookCell cell)
    {
        try
        {
            CellDialect.Split(cell.Source, cell.Language);
        }
        catch (InputException e)
        {
            throw new InputException($"{where}, {e.Message}", e);
        }
    }

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static int WholeNumber(string name, JsonObject json, string field) =>
        json[field] is JsonValue value && value.TryGetValue(out int number)
            ? number
            : throw new InputException(
                $"{name} is not a notebook: '{field}' is {json[field]?.ToJsonString() ?? "missing"}, but must be a whole number such as 4."
            );
}
