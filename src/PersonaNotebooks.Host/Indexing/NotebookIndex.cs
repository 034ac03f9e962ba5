using PersonaNotebooks.Host.Notebooks;

namespace PersonaNotebooks.Host.Indexing;

/// <summary>
/// Keeps the list of notebooks in the start notebook and the README, and the previous/next links at each notebook's end, as
/// the notebooks' own headings say. Running it twice changes nothing the second time.
/// </summary>
/// <param name="root">The root of the collection.</param>
public sealed class NotebookIndex(string root)
{
    private const string IndexMark = "index";
    private const string LinksMark = "links";
    private const string LinksCell = "previous-next-links";

    /// <summary>The files with the text that they should have, in the order of their paths.</summary>
    /// <exception cref="InputException">A notebook cannot be read, lacks a heading, or a file that takes the index lacks its marks.</exception>
    public IReadOnlyList<(string Path, string Text)> Build()
    {
        var folder = Path.Combine(root, "notebooks");
        string[] paths = Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal)]
            : [];
        if (paths.Length == 0)
        {
            throw new InputException(
                "There are no notebooks in the collection's notebooks/ folder to make an index of."
            );
        }
        var notebooks = paths.Select(NotebookReader.Read).ToList();
        var summaries = notebooks.Select(NotebookSummary.Of).ToList();
        WriteIndex(notebooks[0], summaries);
        foreach (var (i, notebook) in notebooks.Index())
        {
            WriteLinks(notebook, summaries.ElementAtOrDefault(i - 1), summaries.ElementAtOrDefault(i + 1));
        }
        var files = notebooks.Select(notebook => (notebook.Path, notebook.ToText()));
        var readme = Path.Combine(root, "README.md");
        return
        [
            .. files,
            .. File.Exists(readme) ? [(readme, WithIndex(readme, summaries))] : Array.Empty<(string, string)>(),
        ];
    }

    private static void WriteIndex(Notebook start, IReadOnlyList<NotebookSummary> summaries)
    {
        var cell =
            start.Cells.FirstOrDefault(cell => cell.IsMarkdown && MarkedBlock.Exists(cell.Source, IndexMark))
            ?? throw Unmarked(Path.GetFileName(start.Path));
        cell.Source = MarkedBlock.Replace(cell.Source, IndexMark, Table(summaries, ""));
    }

    private static string WithIndex(string readme, IReadOnlyList<NotebookSummary> summaries)
    {
        var text = File.ReadAllText(readme);
        return MarkedBlock.Exists(text, IndexMark)
            ? MarkedBlock.Replace(text, IndexMark, Table(summaries, "notebooks/"))
            : throw Unmarked("README.md");
    }

    private static void WriteLinks(Notebook notebook, NotebookSummary? previous, NotebookSummary? next)
    {
        string?[] links =
        [
            previous is null ? null : $"← {previous.Link("")}",
            next is null ? null : $"{next.Link("")} →",
        ];
        var content = string.Join(" | ", links.Where(link => link is not null));
        var cell = notebook.Cells.LastOrDefault(cell => cell.IsMarkdown && MarkedBlock.Exists(cell.Source, LinksMark));
        if (cell is not null)
        {
            cell.Source = MarkedBlock.Replace(cell.Source, LinksMark, content);
        }
        else
        {
            notebook.Insert(
                notebook.Cells.Count,
                NotebookCell.Markdown(LinksCell, MarkedBlock.Write(LinksMark, content))
            );
        }
    }

    private static string Table(IReadOnlyList<NotebookSummary> summaries, string folder) =>
        string.Join(
            '\n',
            (string[])
                [
                    "| notebook | what it shows |",
                    "|---|---|",
                    .. summaries.Select(s => $"| {Cell(s.Link(folder))} | {Cell(s.Text)} |"),
                ]
        );

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static InputException Unmarked(string file) =>
        new($"{file} does not say where the index goes; put the lines '<!-- index -->' and '<!-- /index -->' into it.");
}
