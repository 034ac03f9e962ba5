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

    // One reference object an assembly: two of one file are two assemblies to the compiler, and then every name is ambiguous.
    private static readonly IReadOnlyDictionary<string, Lazy<PortableExecutableReference>> References =
        Paths.ToDictionary(
            path => path.Key,
            path => new Lazy<PortableExecutableReference>(() => MetadataReference.CreateFromFile(path.Value)),
            StringComparer.OrdinalIgnoreCase
        );

    /// <summary>What every cell can use without a <c>#r</c>: the framework, and this program for <c>display</c>.</summary>
    public static ImmutableArray<MetadataReference> Default { get; } =
    [
        .. Paths
            .Where(path => IsFramework(path.Value) && IsManaged(path.Value))
            .Select(path => path.Key)
            .Order(StringComparer.Ordinal)
            .Append(typeof(HostAssemblies).Assembly.GetName().Name!)
            .Select(name => References[name].Value),
    ];

    /// <summary>The file of an assembly of this process, or null.</summary>
    public static string? Find(string simpleName) => Paths.GetValueOrDefault(simpleName);

    /// <summary>What the compiler knows an assembly of this process by, or null.</summary>
    public static PortableExecutableReference? Reference(string simpleName) =>
        References.GetValueOrDefault(simpleName)?.Value;

    private static bool IsFramework(string path) => Path.GetDirectoryName(path) == FrameworkFolder;

    private static bool IsManaged(string path) =>
        Path.GetFileName(path) is var name
        && (name.StartsWith("System.") || name is "netstandard.dll" or "Microsoft.CSharp.dll" or "mscorlib.dll")
        && name is not "System.Private.CoreLib.dll";
}
