using System.Text.Json;

namespace PersonaNotebooks.Host.Packages;

/// <summary>The files of a package and of all packages that it needs.</summary>
/// <param name="Assemblies">Managed assemblies, to be referenced and loaded.</param>
/// <param name="NativeLibraries">Native libraries for this machine.</param>
public sealed record PackageFiles(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries)
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNameCaseInsensitive = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>
    /// Reads what a restore wrote into <c>project.assets.json</c>; null when that is damaged or a file in it is gone, which another
    /// restore mends.
    /// </summary>
    public static PackageFiles? Read(string assetsFile)
    {
        if (Parse(assetsFile) is not { } assets)
        {
            return null;
        }
        List<string> assemblies = [];
        List<string> natives = [];
        // The target of this machine, net10.0/linux-x64 for example, stands beside the one of all machines.
        var target = assets.Targets.Where(target => target.Key.Contains('/')).Select(target => target.Value).Single();
        foreach (var (key, content) in target)
        {
            var path = assets.Libraries[key].Path;
            assemblies.AddRange(Files(content.Runtime, assets.PackageFolders.Keys, path));
            natives.AddRange(Files(content.Native, assets.PackageFolders.Keys, path));
        }
        return assemblies.Concat(natives).All(File.Exists) ? new(assemblies, natives) : null;
    }

    private static Assets? Parse(string file)
    {
        try
        {
            var assets = JsonSerializer.Deserialize<Assets>(File.ReadAllText(file), Strict);
            var targets = assets?.Targets.Where(target => target.Key.Contains('/')).ToList() ?? [];
            return
                assets?.PackageFolders.Count > 0
                && targets is [var only]
                && only.Value.Keys.All(assets!.Libraries.ContainsKey)
                ? assets
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Files(
        Dictionary<string, JsonElement>? files,
        IEnumerable<string> roots,
        string path
    ) =>
        (files?.Keys ?? Enumerable.Empty<string>())
            .Where(name => !name.EndsWith("/_._", StringComparison.Ordinal))
            .Select(name => Locate([.. roots.Select(root => Path.Combine(root, path, name))]));

    private static string Locate(IReadOnlyList<string> candidates) =>
        candidates.FirstOrDefault(File.Exists) ?? candidates[0];

    private sealed record Assets(
        Dictionary<string, JsonElement> PackageFolders,
        Dictionary<string, Dictionary<string, Content>> Targets,
        Dictionary<string, Library> Libraries
    );

    private sealed record Content(
        Dictionary<string, JsonElement>? Runtime = null,
        Dictionary<string, JsonElement>? Native = null
    );

    private sealed record Library(string Path);
}
