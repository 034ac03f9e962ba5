using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>
/// Finds the XML documentation of a symbol: that of a cell in its code, that of a library in the file beside it, that of the
/// framework in the reference pack of the SDK.
/// </summary>
public static class XmlDocumentation
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Framework = new(FrameworkFiles);

    /// <summary>The <c>member</c> element of a symbol, or null.</summary>
    public static XElement? Find(ISymbol symbol, Compilation compilation)
    {
        symbol = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol.OriginalDefinition;
        if (symbol.GetDocumentationCommentXml() is { Length: > 0 } own)
        {
            return Parse(own);
        }
        if (symbol.GetDocumentationCommentId() is not { } id || symbol.ContainingAssembly is not { } assembly)
        {
            return null;
        }
        var path = (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath;
        var beside = path is null ? null : Path.ChangeExtension(path, ".xml");
        return beside is not null && File.Exists(beside) ? Member(beside, id)
            : assembly.Name == "System.Private.CoreLib" ? CoreMember(id)
            : Framework.Value.TryGetValue(assembly.Name, out var file) ? Member(file, id)
            : null;
    }

    // The core library holds what the reference pack spreads over several files; the first is almost always right.
    private static XElement? CoreMember(string id) =>
        new[]
        {
            "System.Runtime",
            "System.Collections",
            "System.Threading",
            "System.Memory",
            "System.Runtime.InteropServices",
        }
            .Select(name => Framework.Value.TryGetValue(name, out var file) ? Member(file, id) : null)
            .FirstOrDefault(member => member is not null);

    // A search in the text, since parsing all of a file of ten megabytes would take long.
    private static XElement? Member(string file, string id)
    {
        var text = File.ReadAllText(file);
        var start = text.IndexOf($"<member name=\"{id.Replace("&", "&amp;")}\"", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf("</member>", start, StringComparison.Ordinal);
        return end < 0 ? null : Parse(text[start..(end + "</member>".Length)]);
    }

    private static XElement? Parse(string xml)
    {
        try
        {
            return XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // Documentation that is no XML, which a compiler only warns of.
            return null;
        }
    }

    private static IReadOnlyDictionary<string, string> FrameworkFiles()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        DirectoryInfo packs = new(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"));
        var folder = packs.Exists
            ? packs
                .GetDirectories()
                .OrderByDescending(version => version.Name, StringComparer.Ordinal)
                .SelectMany(version => version.GetDirectories($"ref/net{Environment.Version.Major}.0"))
                .FirstOrDefault()
            : null;
        return folder is null
            ? new Dictionary<string, string>()
            : folder
                .GetFiles("*.xml")
                .ToDictionary(file => Path.GetFileNameWithoutExtension(file.Name), file => file.FullName);
    }
}
