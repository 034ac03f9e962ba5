namespace PersonaNotebooks.Host.Running;

/// <summary>
/// Keeps the figures of a running notebook apart until it has run to its end, so that a notebook that fails or is stopped leaves
/// the figures of its last good run as they were.
/// </summary>
public sealed class StagedFigures : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Where the notebook writes its figures while it runs.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("persona-figures-").FullName;

    /// <summary>Writes the figures to their place; those that did not change are left alone.</summary>
    /// <returns>True when a file changed.</returns>
    /// <exception cref="InputException">The place cannot be written.</exception>
    public bool Publish(string target)
    {
        var changed = false;
        foreach (var figure in Directory.GetFiles(Folder).GroupBy(Path.GetFileNameWithoutExtension).OrderBy(g => g.Key))
        {
            using var alone = FileLock.Take(Path.Combine(target, figure.Key!), Patience);
            foreach (var file in figure.Order(StringComparer.Ordinal))
            {
                var place = Path.Combine(target, Path.GetFileName(file));
                changed |= AtomicFile.WriteText(place, File.ReadAllText(file));
            }
        }
        return changed;
    }

    /// <summary>Throws away what was not published.</summary>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
