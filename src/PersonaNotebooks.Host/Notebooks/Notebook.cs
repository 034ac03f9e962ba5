using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Notebooks;

/// <summary>
/// One notebook in memory. It wraps the JSON it was read from, so that everything this program does not know (metadata of
/// other front ends, attachments) is written back as it was.
/// </summary>
/// <param name="Path">Full path of the file that it was read from.</param>
/// <param name="Json">The whole document, nbformat 4.5.</param>
public sealed record Notebook(string Path, JsonObject Json)
{
    /// <summary>File name without folder and extension, for example <c>01-census-sampling</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder of the file: relative paths in cells start here.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The cells from top to bottom.</summary>
    public IReadOnlyList<NotebookCell> Cells =>
        [.. Json["cells"]!.AsArray().Select(cell => new NotebookCell(cell!.AsObject()))];

    /// <summary>Puts a cell at a position, counted from 0.</summary>
    public void Insert(int index, NotebookCell cell) => Json["cells"]!.AsArray().Insert(index, cell.Json);

    /// <summary>Removes the cell at a position, counted from 0.</summary>
    public void RemoveAt(int index) => Json["cells"]!.AsArray().RemoveAt(index);

    /// <summary>The file's text as Jupyter writes it.</summary>
    public string ToText() => NotebookJson.Write(Json);
}
