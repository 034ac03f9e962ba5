using System.Text;
using System.Text.RegularExpressions;

namespace PersonaNotebooks.Figures;

/// <summary>Writes the three files of a figure, all or none, one run at a time, so that a passport never stands beside another run's drawing.</summary>
internal static partial class FigureFiles
{
    /// <param name="figure">What to write.</param>
    /// <param name="name">The files' name without extension.</param>
    /// <param name="passport">Where the numbers came from.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="wrap">Wraps each file's stream; a test gives a disk that fills.</param>
    public static void Write(
        Figure figure,
        string name,
        Passport passport,
        string folder,
        Func<Stream, Stream>? wrap = null
    )
    {
        if (!FileName().IsMatch(name))
        {
            throw new InputException(
                $"The figure name '{name}' is not a plain file name; use letters, digits, dots, hyphens and underscores."
            );
        }
        var (svg, json) = (figure.ToSvg(), figure.ToJson());
        (string Path, byte[] Content) Named(string extension, string text) =>
            (Path.Combine(folder, name + extension), new UTF8Encoding(false).GetBytes(text));
        (string Path, byte[] Content)[] files =
        [
            Named(".json", passport.ToJson(svg, json)),
            Named(".html", figure.ToPage()),
            Named(".svg", svg),
        ];
        using var alone = FileLock.Take(Path.Combine(folder, name), TimeSpan.FromSeconds(30));
        if (
            files.All(file =>
                File.Exists(file.Path) && File.ReadAllBytes(file.Path).AsSpan().SequenceEqual(file.Content)
            )
        )
        {
            return;
        }
        WriteFrom(files, wrap ?? (stream => stream));
    }

    /// <summary>
    /// Each file is on disk, under its temporary name, before the next is begun; then the last is renamed first. A disk that
    /// fills on any of them therefore changes none, and the passport appears after what it vouches for.
    /// </summary>
    private static void WriteFrom(ReadOnlyMemory<(string Path, byte[] Content)> files, Func<Stream, Stream> wrap)
    {
        if (files.IsEmpty)
        {
            return;
        }
        var (path, content) = files.Span[0];
        AtomicFile.Write(
            path,
            stream =>
            {
                wrap(stream).Write(content);
                stream.Flush();
                WriteFrom(files[1..], wrap);
            }
        );
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._-]*\z")]
    private static partial Regex FileName();
}
