using PersonaNotebooks.Host.Notebooks;
using PersonaNotebooks.Host.Packages;
using PersonaNotebooks.Host.Scripting;

namespace PersonaNotebooks.Host.Running;

/// <summary>
/// Runs several notebooks, side by side where they share a folder: the working directory, which is the notebook's folder as in
/// Jupyter, belongs to the whole process.
/// </summary>
public sealed class CollectionRunner(RunOptions options, PackageRestorer packages, IRunProgress progress)
{
    /// <summary>Runs them all; one that fails does not keep the others from running.</summary>
    /// <param name="paths">The notebook files.</param>
    /// <param name="token">Stops all; no file is half-written.</param>
    /// <returns>One result a notebook, in the order given; a notebook that is given twice runs once.</returns>
    /// <exception cref="InputException">A parameter does not fit a notebook, or the output folder cannot be used.</exception>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(IReadOnlyList<string> paths, CancellationToken token)
    {
        paths = [.. paths.DistinctBy(Path.GetFullPath)];
        var names = Names(paths);
        var opened = paths.Select(Open).ToList();
        foreach (var (notebook, _) in opened)
        {
            if (notebook is not null)
            {
                InjectedParameters.Check(notebook, options.Parameters);
            }
        }
        PrepareOutput(paths);
        var results = opened.Select(open => new NotebookResult(open.Failure, Changed: false)).ToArray();
        var home = Directory.GetCurrentDirectory();
        using ExitGuard guard = new(Console.Error, token);
        using var console = ConsoleRouter.Install();
        try
        {
            foreach (
                var folder in opened
                    .Index()
                    .Where(pair => pair.Item.Notebook is not null)
                    .GroupBy(pair => pair.Item.Notebook!.Folder)
            )
            {
                Directory.SetCurrentDirectory(folder.Key);
                Home.CalledFrom(home);
                SharedState shared = new();
                ParallelOptions limits = new() { MaxDegreeOfParallelism = options.Jobs, CancellationToken = token };
                await Parallel.ForEachAsync(
                    folder,
                    limits,
                    async (pair, stop) =>
                    {
                        NotebookRunner runner = new(options, packages, progress, shared);
                        results[pair.Index] = await runner.RunAsync(pair.Item.Notebook!, names[pair.Index], stop);
                    }
                );
            }
        }
        finally
        {
            Directory.SetCurrentDirectory(home);
        }
        return results;
    }

    // File names, or the paths as they were given where two notebooks share a file name.
    private static IReadOnlyList<string> Names(IReadOnlyList<string> paths)
    {
        var files = paths.CountBy(path => Path.GetFileName(path)).ToDictionary();
        return [.. paths.Select(path => files[Path.GetFileName(path)] > 1 ? path : Path.GetFileName(path))];
    }

    private static (Notebook? Notebook, string? Failure) Open(string path)
    {
        try
        {
            return (NotebookReader.Read(path), null);
        }
        catch (InputException e)
        {
            return (null, e.Message);
        }
    }

    // A folder that cannot be written is better known before hours of work than after.
    private void PrepareOutput(IReadOnlyList<string> paths)
    {
        if (options.OutputFolder is not { } folder)
        {
            return;
        }
        if (paths.FirstOrDefault(path => SamePlace(path, folder)) is { } own)
        {
            throw new InputException(
                $"--output names the folder of {own} itself, so the notebook would be written over; name another folder, or leave --output out."
            );
        }
        if (paths.GroupBy(path => Path.GetFileName(path)).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new InputException($"Two notebooks are called {same.Key}; run them with an --output folder each.");
        }
        var probe = Path.Combine(folder, ".persona-probe");
        AtomicFile.Write(probe, _ => { });
        File.Delete(probe);
    }

    private static bool SamePlace(string notebook, string folder) =>
        Path.GetDirectoryName(Path.GetFullPath(notebook))
        == Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
}
