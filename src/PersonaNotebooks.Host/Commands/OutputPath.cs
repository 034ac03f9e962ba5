namespace PersonaNotebooks.Host.Commands;

/// <summary>Looks at where results are to go before hours of work go into them. Nothing is left behind.</summary>
internal static class OutputPath
{
    /// <summary>A file that can be written, with one of the endings.</summary>
    /// <exception cref="InputException">Another ending, a folder of that name, or a place that cannot be written.</exception>
    public static string File(string path, params IReadOnlyList<string> endings)
    {
        if (!endings.Contains(Path.GetExtension(path).ToLowerInvariant()))
        {
            throw new InputException(
                $"--out '{path}' ends in neither {string.Join(" nor ", endings)}; name the file so."
            );
        }
        if (Directory.Exists(path))
        {
            throw new InputException($"--out '{path}' is a folder; name a file.");
        }
        Probe(path, Path.GetDirectoryName(Path.GetFullPath(path))!);
        return path;
    }

    /// <summary>A folder that can be written, or made.</summary>
    /// <exception cref="InputException">A file of that name, or a place that cannot be written.</exception>
    public static string Folder(string path)
    {
        Probe(path, Path.GetFullPath(path));
        return path;
    }

    private static void Probe(string path, string folder)
    {
        var there = folder;
        while (!Directory.Exists(there))
        {
            if (System.IO.File.Exists(there))
            {
                throw new InputException(
                    $"--out '{path}' cannot be written: '{there}' is a file; choose another place."
                );
            }
            there = Path.GetDirectoryName(there)!;
        }
        try
        {
            var probe = Path.Combine(there, $".{Guid.NewGuid():N}.tmp");
            using FileStream stream = new(
                probe,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"--out '{path}' cannot be written: {e.Message.TrimEnd('.')}; choose another place.",
                e
            );
        }
    }
}
