using System.Text.RegularExpressions;

namespace PersonaNotebooks.Simulacra;

/// <summary>Where the files of one character are.</summary>
/// <param name="Path">The folder.</param>
public sealed partial record CharacterFolder(string Path)
{
    /// <summary>The folder's name.</summary>
    public string Slug => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));

    /// <summary>A file of it.</summary>
    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>Attributes and personality.</summary>
    public string CharacterFile => this["character.yaml"];

    /// <summary>The biography.</summary>
    public string BiographyFile => this["biography.md"];

    /// <summary>The life story.</summary>
    public string StoryFile => this["life-story.md"];

    /// <summary>The memories.</summary>
    public string MemoryFile => this["memory.jsonl"];

    /// <summary>The folder of a character by its name.</summary>
    /// <param name="name">Lower-case words joined by hyphens.</param>
    /// <param name="root">The folder of all characters; <c>data/characters</c> when null.</param>
    /// <exception cref="InputException">The name is not of that form; a slash or a dot, say, might lead elsewhere.</exception>
    public static CharacterFolder Of(string name, string? root = null) =>
        Name().IsMatch(name)
            ? new(System.IO.Path.Combine(root ?? Home.Data("characters"), name))
            : throw new InputException(
                $"'{name}' cannot name a character's folder; use lower-case letters, digits and hyphens, for example ines-okafor."
            );

    /// <summary>All characters of a folder, by name.</summary>
    public static IReadOnlyList<CharacterFolder> All(string? root = null) =>
        Directory.Exists(root ?? Home.Data("characters"))
            ?
            [
                .. Directory
                    .EnumerateDirectories(root ?? Home.Data("characters"))
                    .Where(d => File.Exists(System.IO.Path.Combine(d, "character.yaml")))
                    .Order(StringComparer.Ordinal)
                    .Select(d => new CharacterFolder(d)),
            ]
            : [];

    /// <summary>A name as a folder's name: lower case, hyphens for all but a-z and digits.</summary>
    public static string SlugOf(string name)
    {
        var slug = NotInName().Replace(name.ToLowerInvariant(), "-").Trim('-');
        return slug.Length > 0
            ? slug
            : throw new InputException($"'{name}' has no letter a-z or digit to name a folder by; give another name.");
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Name();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInName();
}
