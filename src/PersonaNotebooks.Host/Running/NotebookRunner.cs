using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PersonaNotebooks.Host.Notebooks;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Running;

/// <summary>Runs one notebook from top to bottom and writes it with its outputs.</summary>
/// <param name="options">How it is run.</param>
/// <param name="packages">Fetches NuGet packages.</param>
/// <param name="progress">Told how the run goes on.</param>
/// <param name="shared">What its cells may not change.</param>
public sealed class NotebookRunner(
    RunOptions options,
    PackageRestorer packages,
    IRunProgress progress,
    SharedState shared
)
{
    /// <summary>
    /// Runs and writes. Of a notebook that fails neither it nor its figures are written; a copy in an output folder is, as far as it
    /// came, with the error as the last output.
    /// </summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="name">How messages name it, unlike any other of the run.</param>
    /// <param name="token">Stops it.</param>
    /// <exception cref="OperationCanceledException">The run was stopped; nothing was written.</exception>
    public async Task<NotebookResult> RunAsync(Notebook notebook, string name, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        InjectedParameters.Apply(notebook, options.Parameters);
        progress.Started(name, notebook.Cells.Count(cell => cell.IsCode));
        using StagedFigures figures = new();
        Home.SendFiguresTo(figures.Folder);
        string? failure;
        using (NotebookSession session = new(notebook.Folder, packages))
        {
            failure = await RunCellsAsync(notebook, name, session, token);
        }
        var result = failure is null ? Save(notebook, figures) : SaveFailed(notebook, failure);
        progress.Finished(name, result, clock.Elapsed);
        return result;
    }

    private async Task<string?> RunCellsAsync(
        Notebook notebook,
        string name,
        NotebookSession session,
        CancellationToken token
    )
    {
        Dictionary<string, JsonObject> shown = [];
        var cells = notebook.Cells;
        var total = cells.Count(cell => cell.IsCode);
        var (done, count) = (0, 0);
        foreach (var (index, cell) in cells.Index().Where(pair => pair.Item.IsCode))
        {
            progress.CellStarted(name, done++, total);
            if (string.IsNullOrWhiteSpace(cell.Source))
            {
                cell.SetResult(null, []);
                continue;
            }
            CellOutputs outputs = new(++count, shown);
            CellSource source = new($"cell {index + 1}", cell.Source, cell.Language);
            var error = await RunCellAsync(session, source, outputs, token);
            // Also after a failure, for the notebooks that go on.
            var changed = shared.Restore(source);
            error ??= changed;
            if (error?.Cause is PackageMissingException && cell.Tags.Contains("optional"))
            {
                progress.Note(name, $"{source.Label} skipped: {error.Message}");
                cell.SetResult(count, []);
            }
            else if (error is not null)
            {
                var failure = Describe(name, source, error);
                cell.SetResult(count, outputs.Close(error, failure));
                foreach (var later in cells.Skip(index + 1).Where(later => later.IsCode))
                {
                    later.SetResult(null, []); // not run: what they showed belongs to another run
                }
                return failure;
            }
            else
            {
                cell.SetResult(count, outputs.Close());
            }
        }
        return null;
    }

    private async Task<CellError?> RunCellAsync(
        NotebookSession session,
        CellSource source,
        CellOutputs outputs,
        CancellationToken token
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(options.Timeout);
        try
        {
            return await session.RunAsync(source, outputs, limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested && limit.IsCancellationRequested)
        {
            var seconds = options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return new(
                "Timeout",
                $"the cell was stopped after {seconds} s; allow more with --timeout.",
                null,
                source.Line(source.FirstLine()),
                []
            );
        }
        finally
        {
            outputs.Close();
        }
    }

    private NotebookResult SaveFailed(Notebook notebook, string failure)
    {
        try
        {
            return new(
                failure,
                options.OutputFolder is not null && AtomicFile.WriteText(Target(notebook), notebook.ToText())
            );
        }
        catch (InputException e)
        {
            return new($"{failure}\n{e.Message}", Changed: false);
        }
    }

    private string Target(Notebook notebook) =>
        options.OutputFolder is { } folder ? Path.Combine(folder, Path.GetFileName(notebook.Path)) : notebook.Path;

    private NotebookResult Save(Notebook notebook, StagedFigures figures)
    {
        try
        {
            var changed = figures.Publish(FigureFolder(notebook));
            return new(null, AtomicFile.WriteText(Target(notebook), notebook.ToText()) || changed);
        }
        catch (InputException e)
        {
            return new(e.Message, Changed: false);
        }
    }

    // A copy that lies elsewhere has its figures beside it; only the collection's own notebooks write the collection's figures.
    private string FigureFolder(Notebook notebook)
    {
        var named = Environment.GetEnvironmentVariable(Home.FiguresVariable);
        return options.OutputFolder is { } output ? Path.Combine(output, "figures")
            : !string.IsNullOrEmpty(named) ? named
            : Path.Combine(Home.RootAbove(notebook.Folder) ?? notebook.Folder, "figures");
    }

    private static string Describe(string name, CellSource source, CellError error)
    {
        var where = error.Line is { } line ? $"{source.Label}, line {line}" : source.Label;
        var kind = error.Cause is null or InputException or PackageMissingException ? "" : $"{error.Name}: ";
        var quote = error.SourceLine is { } text ? $"\n    {text}" : "";
        return $"{name}, {where}: {kind}{error.Message}{quote}";
    }
}
