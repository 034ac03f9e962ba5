using System.Text.RegularExpressions;

namespace PersonaNotebooks.Host.Packages;

/// <summary>A NuGet package at an exact version, as in <c>#r "nuget: CsvHelper, 34.0.0"</c>.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">The exact version: a notebook must give the same result tomorrow.</param>
public sealed partial record PackageReference(string Id, string Version)
{
    /// <summary>Reads the text between the quotes of a <c>#r</c>; null when it does not start with <c>nuget:</c>.</summary>
    /// <exception cref="InputException">It starts so, but id and version are not both there.</exception>
    public static PackageReference? Parse(string reference)
    {
        if (!reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        return Shape().Match(reference) is { Success: true } match
            ? new(match.Groups[1].Value, match.Groups[2].Value)
            : throw new InputException(
                $"#r \"{reference}\": name a package and its exact version, as in #r \"nuget: CsvHelper, 34.0.0\"."
            );
    }

    /// <summary>Whether a file of a package folder belongs to this package and not to one that it needs.</summary>
    public bool Holds(string path) =>
        path.Replace('\\', '/').Contains($"/{Id}/{Version}/", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^nuget:\s*([\w.-]+)\s*,\s*(\d[\w.+-]*)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();
}
