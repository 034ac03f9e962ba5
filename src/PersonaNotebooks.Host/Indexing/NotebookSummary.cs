using System.Text.RegularExpressions;
using PersonaNotebooks.Host.Notebooks;

namespace PersonaNotebooks.Host.Indexing;

/// <summary>What an index says about a notebook.</summary>
/// <param name="File">File name with extension.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Text">Its first paragraph, on one line.</param>
public sealed partial record NotebookSummary(string File, string Title, string Text)
{
    /// <summary>Reads the summary from the notebook's markdown.</summary>
    /// <exception cref="InputException">There is no heading, or no paragraph after it.</exception>
    public static NotebookSummary Of(Notebook notebook)
    {
        var file = Path.GetFileName(notebook.Path);
        var blocks = notebook
            .Cells.Where(cell => cell.IsMarkdown)
            .SelectMany(cell => BlankLine().Split(MarkedBlock.Remove(cell.Source)))
            .SelectMany(block => HeadingEnd().Split(block.Trim()))
            .Select(block => block.Trim())
            .ToList();
        var title = blocks.FirstOrDefault(IsHeading);
        var text = blocks
            .SkipWhile(block => !IsHeading(block))
            .FirstOrDefault(block => block.Length > 0 && !IsHeading(block));
        if (title is null || text is null)
        {
            throw new InputException(
                $"{file} needs a heading and a paragraph after it in its markdown; the index takes its title and summary from them."
            );
        }
        return new(file, title.TrimStart('#').Trim(), Whitespace().Replace(text, " "));
    }

    /// <summary>A Markdown link to it.</summary>
    /// <param name="folder">What stands before the file name, such as <c>notebooks/</c>.</param>
    public string Link(string folder) =>
        $"[{Title.Replace("[", "\\[").Replace("]", "\\]")}]({folder}{Uri.EscapeDataString(File)})";

    private static bool IsHeading(string block) => block.StartsWith('#');

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"(?<=^#[^\n]*)\n")]
    private static partial Regex HeadingEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
