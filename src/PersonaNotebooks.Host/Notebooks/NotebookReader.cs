using System.Text.Json;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Notebooks;

/// <summary>Reads a notebook and checks it before anything runs.</summary>
public static class NotebookReader
{
    /// <summary>The kernelspec that every notebook of the collection names.</summary>
    public const string KernelName = ".net-csharp";

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
        Notebook notebook = new(full, Parse(name, File.ReadAllText(full)));
        CheckFormat(name, notebook.Json);
        CheckKernel(name, notebook.Json);
        CheckCells(name, notebook.Json["cells"]!.AsArray());
        return notebook;
    }

    private static JsonObject Parse(string name, string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject
                ?? throw new InputException($"{name} is not a notebook: its JSON is no object.");
        }
        catch (JsonException e)
        {
            throw new InputException(
                $"{name} is not JSON (line {e.LineNumber + 1}); a notebook must be a valid .ipynb file.",
                e
            );
        }
    }

    private static void CheckFormat(string name, JsonObject json)
    {
        var (major, minor) = (Number(json["nbformat"]), Number(json["nbformat_minor"]));
        if (major != 4 || minor < 5)
        {
            throw new InputException(
                major is null
                    ? $"{name} is not a notebook: it has no 'nbformat' number."
                    : $"{name} has notebook format {major}.{minor ?? 0}; format 4.5 is needed: open and save it in a current Jupyter."
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
            if (json["metadata"] is not JsonObject || json["source"] is not (JsonArray or JsonValue))
            {
                throw new InputException($"{where} lacks its 'metadata' or 'source'.");
            }
            NotebookCell cell = new(json);
            if (cell.IsCode)
            {
                CheckLanguages(where, cell);
            }
        }
    }

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

    private static int? Number(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.Number && node.AsValue().TryGetValue(out int number) ? number : null;
}
