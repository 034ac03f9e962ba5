using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// The assemblies that this process was started with: the framework's, the library, and what the library uses. A cell that
/// asks for one of them gets the one that is loaded, whatever path it gave, so that types are the same on both sides.
/// </summary>
public static class HostAssemblies
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static readonly IReadOnlyDictionary<string, string> Paths = (
        (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? ""
    )
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What every cell can use without a <c>#r</c>: the framework, and this program for <c>display</c>.</summary>
    public static ImmutableArray<MetadataReference> Default { get; } =
    [
        .. Paths
            .Values.Where(path => IsFramework(path) && IsManaged(path))
            .Order(StringComparer.Ordinal)
            .Append(typeof(HostAssemblies).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The file of an assembly of this process, or null.</summary>
    public static string? Find(string simpleName) => Paths.GetValueOrDefault(simpleName);

    private static bool IsFramework(string path) => Path.GetDirectoryName(path) == FrameworkFolder;

    private static bool IsManaged(string path) =>
        Path.GetFileName(path) is var name
        && (name.StartsWith("System.") || name is "netstandard.dll" or "Microsoft.CSharp.dll" or "mscorlib.dll")
        && name is not "System.Private.CoreLib.dll";
}
