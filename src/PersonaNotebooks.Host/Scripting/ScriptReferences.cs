using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using PersonaNotebooks.Host.Packages;

namespace PersonaNotebooks.Host.Scripting;

/// <summary>
/// The assemblies of one session: resolves <c>#r</c> and what it drags in, first to the assemblies of this process, then to
/// files beside the referenced one and to the files of restored packages.
/// </summary>
public sealed class ScriptReferences : MetadataReferenceResolver, IDisposable
{
    private readonly string folder;
    private readonly SessionLoadContext loadContext = new();
    private readonly Dictionary<string, ImmutableArray<PortableExecutableReference>> packages = [];

    /// <summary>Starts with nothing but the process's own assemblies.</summary>
    /// <param name="folder">Where relative paths start.</param>
    public ScriptReferences(string folder)
    {
        this.folder = folder;
        Loader.RegisterDependency(typeof(ScriptReferences).Assembly);
    }

    /// <summary>Loads what the compiled cells ask for.</summary>
    public InteractiveAssemblyLoader Loader { get; } = new();

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => true;

    /// <summary>Checks a path of a <c>#r</c> line.</summary>
    /// <exception cref="InputException">The file is missing or no .NET assembly, and this process has no such assembly.</exception>
    public void Check(string reference)
    {
        var path =
            Locate(reference)
            ?? throw new InputException(
                $"#r \"{reference}\": there is no such file; paths start at the notebook's folder, and a project must be built first."
            );
        try
        {
            _ = AssemblyName.GetAssemblyName(path);
        }
        catch (BadImageFormatException e)
        {
            throw new InputException($"#r \"{reference}\": the file is no .NET assembly; name a built .dll.", e);
        }
    }

    /// <summary>Makes a restored package's files usable under the text of its <c>#r</c> line.</summary>
    /// <exception cref="InputException">This process has another version of the package, which would be used instead.</exception>
    public void AddPackage(string reference, PackageReference package, PackageFiles files)
    {
        foreach (var path in files.Assemblies.Where(path => package.Holds(path)))
        {
            if (
                HostAssemblies.Find(Path.GetFileNameWithoutExtension(path)) is { } own
                && Version(own) is var ours
                && Version(path) != ours
            )
            {
                throw new InputException(
                    $"#r \"{reference}\": this program itself uses {package.Id} {ours}, and all notebooks share that; ask for that version, or write #r \"{Path.GetFileName(path)}\" for the one that is there."
                );
            }
        }
        loadContext.AddNative(files.NativeLibraries);
        packages[reference] = [.. files.Assemblies.Select(path => Reference(path))];
    }

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    ) =>
        packages.TryGetValue(reference, out var found) ? found
        : Locate(reference) is { } path ? [Reference(path)]
        : [];

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition,
        AssemblyIdentity referenceIdentity
    ) =>
        (HostAssemblies.Find(referenceIdentity.Name) ?? loadContext.Find(referenceIdentity.Name)) is { } path
            ? Reference(path)
            : null;

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    public void Dispose() => Loader.Dispose();

    private string? Locate(string reference)
    {
        var name = Path.GetFileName(reference);
        var simpleName = name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
        if (HostAssemblies.Find(simpleName) is { } own)
        {
            return own;
        }
        var path = Path.GetFullPath(reference, folder);
        return File.Exists(path) ? path : null;
    }

    // Without the commit that some builds add after a plus.
    private static string Version(string path) =>
        FileVersionInfo.GetVersionInfo(path).ProductVersion?.Split('+')[0] ?? "of no stated version";

    private PortableExecutableReference Reference(string path)
    {
        var simpleName = Path.GetFileNameWithoutExtension(path);
        if (HostAssemblies.Reference(simpleName) is { } own)
        {
            Loader.RegisterDependency(Assembly.Load(new AssemblyName(simpleName)));
            return own;
        }
        loadContext.Add(path);
        Loader.RegisterDependency(loadContext.LoadFromAssemblyName(AssemblyName.GetAssemblyName(path)));
        return MetadataReference.CreateFromFile(path);
    }
}
