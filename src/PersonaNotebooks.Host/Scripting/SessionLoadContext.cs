using System.Reflection;
using System.Runtime.Loader;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// Loads the assemblies that one session asks for, so that two notebooks side by side may use two versions of a package.
/// The process's own assemblies win by simple name.
/// </summary>
public sealed class SessionLoadContext() : AssemblyLoadContext("notebook")
{
    private readonly Dictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> folders = [];
    private readonly Dictionary<string, string> natives = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a file loadable, and those beside it.</summary>
    public void Add(string path)
    {
        paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        folders.Add(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes native libraries loadable by file name, with and without extension and <c>lib</c>.</summary>
    public void AddNative(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var name = Path.GetFileNameWithoutExtension(file);
            natives.TryAdd(Path.GetFileName(file), file);
            natives.TryAdd(name, file);
            natives.TryAdd(name.StartsWith("lib") ? name[3..] : name, file);
        }
    }

    /// <summary>The file of an assembly that was added or lies beside one that was.</summary>
    public string? Find(string simpleName) =>
        paths.GetValueOrDefault(simpleName)
        ?? folders
            .Order(StringComparer.Ordinal)
            .Select(f => Path.Combine(f, simpleName + ".dll"))
            .FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        HostAssemblies.Find(assemblyName.Name!) is null && Find(assemblyName.Name!) is { } path
            ? LoadFromAssemblyPath(path)
            : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        natives.TryGetValue(unmanagedDllName, out var path) ? LoadUnmanagedDllFromPath(path) : 0;
}
