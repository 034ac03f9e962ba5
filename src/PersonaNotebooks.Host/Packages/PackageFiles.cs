using System.Text.Json.Nodes;

namespace PersonaNotebooks.Host.Packages;

/// <summary>The files of a package and of all packages that it needs.</summary>
/// <param name="Assemblies">Managed assemblies, to be referenced and loaded.</param>
/// <param name="NativeLibraries">Native libraries for this machine.</param>
public sealed record PackageFiles(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries)
{
    /// <summary>Reads what a restore wrote into <c>project.assets.json</c>; null when a file in it is gone.</summary>
    public static PackageFiles? Read(string assetsFile)
    {
        var assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
        string[] roots = [.. assets["packageFolders"]!.AsObject().Select(folder => folder.Key)];
        var target = assets["targets"]!.AsObject().Last().Value!.AsObject();
        List<string> assemblies = [];
        List<string> natives = [];
        foreach (var (key, content) in target)
        {
            var path = (string)assets["libraries"]![key]!["path"]!;
            foreach (var (files, kind) in new[] { (assemblies, "runtime"), (natives, "native") })
            {
                var names = content![kind]?.AsObject().Select(file => file.Key) ?? [];
                files.AddRange(names.Where(name => !name.EndsWith("/_._")).Select(name => Locate(roots, path, name)));
            }
        }
        return assemblies.Concat(natives).All(File.Exists) ? new(assemblies, natives) : null;
    }

    private static string Locate(string[] roots, string path, string name)
    {
        var candidates = roots.Select(root => Path.Combine(root, path, name)).ToList();
        return candidates.FirstOrDefault(File.Exists) ?? candidates[0];
    }
}
