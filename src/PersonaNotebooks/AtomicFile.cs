using System.Text;

namespace PersonaNotebooks;

/// <summary>
/// Writes a whole file or nothing: the text goes to a temporary file in the same folder, which is flushed to disk and then
/// renamed over the target. A reader sees the old file or the new one, never half of one; when two runs write the same file,
/// the last rename wins whole. On an error (a full disk, say) the temporary file is removed and the old file stays.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes text as UTF-8 without a byte order mark; true when the content changed, false when it was already so.</summary>
    /// <exception cref="InputException">The folder cannot be written or the disk is full.</exception>
    public static bool WriteText(string path, string text)
    {
        var bytes = new UTF8Encoding(false).GetBytes(text);
        if (Holds(path, bytes))
        {
            return false;
        }
        Write(path, stream => stream.Write(bytes));
        return true;
    }

    /// <summary>Writes through a stream; the target appears only after <paramref name="write"/> has returned.</summary>
    /// <exception cref="InputException">The folder cannot be written or the disk is full.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"Cannot write '{path}': {e.Message.TrimEnd('.')}; choose another folder or free some space (nothing was changed).",
                e
            );
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    private static bool Holds(string path, byte[] bytes)
    {
        try
        {
            return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
        }
        catch (UnauthorizedAccessException)
        {
            // Not readable need not mean not replaceable; if it is not, the write says so.
            return false;
        }
    }
}
