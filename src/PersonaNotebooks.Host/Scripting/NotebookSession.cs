using System.Collections.Concurrent;
using PersonaNotebooks.Host.Languages;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Scripting.Help;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// The engine: runs the cells of one notebook, or of one person at a prompt, one after another, whatever language they are
/// in. It knows neither files nor wires; output goes to an <see cref="INotebookOutput"/>. Use one cell at a time.
/// </summary>
public sealed class NotebookSession : IDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromMilliseconds(200);

    private readonly CSharpSession csharp;
    private readonly SqlLanguage sql;
    private readonly ConcurrentQueue<Exception> strays = [];
    private int displays;

    /// <summary>Starts an empty session.</summary>
    /// <param name="folder">Where relative paths in cells start.</param>
    /// <param name="packages">Fetches NuGet packages.</param>
    /// <param name="input">Asks the user for text; null when nobody is there to type.</param>
    public NotebookSession(string folder, PackageRestorer packages, INotebookInput? input = null)
    {
        csharp = new(folder, packages);
        sql = new(folder);
        Input = input;
    }

    /// <summary>Asks the user for text; null when nobody is there to type.</summary>
    public INotebookInput? Input { get; }

    /// <summary>Runs a cell to its end.</summary>
    /// <returns>Null when it went well, else why it failed. What was put out before an error stays put out.</returns>
    /// <exception cref="CellStoppedException">The token stopped the cell; the session can go on with the next.</exception>
    public async Task<CellError?> RunAsync(CellSource cell, INotebookOutput output, CancellationToken token)
    {
        CellContext context = new(this, cell, output, token);
        AmbientOutput.Enter(context);
        try
        {
            foreach (var part in CellDialect.Split(cell.Code, cell.Language))
            {
                await RunAsync(part, context, token);
            }
            return strays.TryDequeue(out var stray) ? Stray(stray, cell) : null;
        }
        catch (CellFailedException e)
        {
            return e.Error;
        }
        catch (Exception e) when (e is not OperationCanceledException || !token.IsCancellationRequested)
        {
            // Whatever a cell or the engine throws ends this cell, never the other notebooks.
            return CellErrors.FromException(e, cell);
        }
        catch (OperationCanceledException)
        {
            throw new CellStoppedException(!context.Activity.Ends(EndPatience), token);
        }
    }

    /// <summary>
    /// Whether a cell could be run as it is; one that ends in another language than C# always can, and one in a language that is
    /// not known never.
    /// </summary>
    public static Completeness Completeness(string cell) =>
        CellDialect.TrySplit(cell) switch
        {
            null => Scripting.Completeness.Invalid,
            [.., { Language: "csharp" } last] => CSharpSession.Completeness(last.Code),
            _ => Scripting.Completeness.Complete,
        };

    /// <summary>How the word at the cursor may go on. Use it between cells, not while one runs.</summary>
    /// <param name="cell">The cell's source.</param>
    /// <param name="cursor">Where the user is, in UTF-16 units from its start.</param>
    public CompletionList Complete(string cell, int cursor) =>
        CSharpAt(cell, cursor) is { } code ? CompletionFinder.Find(csharp.View(code, cursor)) : new(cursor, []);

    /// <summary>What the name at the cursor means, as Markdown; null when nothing is known. Use it between cells.</summary>
    /// <param name="cell">The cell's source.</param>
    /// <param name="cursor">Where the user is, in UTF-16 units from its start.</param>
    /// <param name="detailed">Whether remarks and exceptions are wanted, too.</param>
    public string? Inspect(string cell, int cursor, bool detailed) =>
        CSharpAt(cell, cursor) is { } code ? InspectionFinder.Find(csharp.View(code, cursor), detailed) : null;

    /// <summary>
    /// Takes an exception that no code can catch any more, from an <c>async void</c> method or a thread that a cell started: the
    /// cell that runs fails with it at its end, or else the next one.
    /// </summary>
    public void Report(Exception exception) => strays.Enqueue(exception);

    /// <summary>The id of the next shown value: counted, so that it is the same in each run.</summary>
    public string NextDisplayId() => $"display-{Interlocked.Increment(ref displays)}";

    /// <inheritdoc/>
    public void Dispose() => csharp.Dispose();

    // Such code may come from an earlier cell, so the message says where it stands.
    private static CellError Stray(Exception exception, CellSource cell)
    {
        var error = CellErrors.FromException(exception, cell);
        var from = error.Trace is [var innermost, ..] && error.Line is null ? $", thrown {innermost}" : "";
        return error with { Message = $"{error.Message} (from code that nothing waits for{from})" };
    }

    // The cell with all blank that is no C#, so that positions stay; null when the cursor is in another language, or one is unknown.
    private static string? CSharpAt(string cell, int cursor)
    {
        var lines = cell.Split('\n');
        var blank = Array.ConvertAll(lines, line => new string(' ', line.Length));
        var cursorLine = cell[..cursor].Count(c => c == '\n') + 1;
        var found = false;
        foreach (var part in (CellDialect.TrySplit(cell) ?? []).Where(part => part.Language == "csharp"))
        {
            var length = part.Code.Split('\n').Length;
            Array.Copy(lines, part.FirstLine - 1, blank, part.FirstLine - 1, length);
            found |= cursorLine >= part.FirstLine && cursorLine < part.FirstLine + length;
        }
        return found ? string.Join('\n', blank) : null;
    }

    private async Task RunAsync(CellPart part, CellContext context, CancellationToken token)
    {
        switch (part.Language)
        {
            case "csharp":
                await csharp.RunAsync(part, context, token);
                break;
            case "sql":
                await RunSqlAsync(part, context, token);
                break;
            default:
                context.Display(MarkupLanguage.Render(part));
                break;
        }
    }

    private async Task RunSqlAsync(CellPart part, CellContext context, CancellationToken token)
    {
        try
        {
            await sql.RunAsync(part, context, token);
        }
        catch (InputException e)
        {
            throw new CellFailedException(
                CellErrors.FromException(e, context.Cell, context.Cell.FirstLine(part.FirstLine))
            );
        }
    }
}
