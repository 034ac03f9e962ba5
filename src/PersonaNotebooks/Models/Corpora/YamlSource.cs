using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Models.Corpora;

/// <summary>One YAML file of <c>data/corpora</c>, read so that every complaint names the file and the line.</summary>
internal sealed class YamlSource
{
    private readonly string name;

    private YamlSource(string name, YamlNode root) => (this.name, Root) = (name, root);

    /// <summary>The file's one document.</summary>
    public YamlNode Root { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">What complaints call it; its name without folders when null.</param>
    /// <exception cref="InputException">The file is missing, is not YAML or is empty.</exception>
    public static YamlSource Read(string path, string? shown = null)
    {
        var name = shown ?? Path.GetFileName(path);
        try
        {
            using var reader = new StreamReader(path);
            YamlStream stream = [];
            stream.Load(reader);
            return stream.Documents.Count == 1
                ? new(name, stream.Documents[0].RootNode)
                : throw new InputException($"'{name}' is empty or holds several YAML documents; it must hold one.");
        }
        catch (YamlException e)
        {
            throw new InputException(
                $"'{name}' line {e.Start.Line} is not valid YAML: {e.Message.TrimEnd('.')}; mend that line.",
                e
            );
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's scanner gives up so on an open bracket, without a place of its own.
            throw new InputException(
                $"'{name}' line {LastLine(path)} or just below is not valid YAML: a bracket or quote is left open; close it.",
                e
            );
        }
        catch (IOException e)
        {
            throw new InputException($"The corpus file '{name}' cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static long LastLine(string path)
    {
        var line = 1L;
        using var reader = new StreamReader(path);
        Parser parser = new(reader);
        try
        {
            while (parser.MoveNext())
            {
                line = parser.Current!.End.Line;
            }
        }
        catch (InvalidOperationException)
        {
            // The failure that is being told of; the last event before it gives the place.
        }
        return line;
    }

    /// <summary>A complaint about a place in the file.</summary>
    public InputException Wrong(YamlNode at, string what) => Wrong(at.Start.Line, what);

    /// <summary>A complaint about a line of the file.</summary>
    public InputException Wrong(long line, string what) => new($"'{name}' line {line}: {what}.");

    /// <summary>A node as a mapping, in the file's order.</summary>
    public IEnumerable<KeyValuePair<string, YamlNode>> Map(YamlNode node) =>
        node is YamlMappingNode map
            ? map.Children.Select(c => KeyValuePair.Create(Text(c.Key), c.Value))
            : throw Wrong(node, "a mapping (key: value) is expected here");

    /// <summary>A mapping with just the keys that are allowed.</summary>
    public Dictionary<string, YamlNode> Map(YamlNode node, params ReadOnlySpan<string> allowed)
    {
        Dictionary<string, YamlNode> map = new(StringComparer.Ordinal);
        foreach (var (key, value) in Map(node))
        {
            map[key] = allowed.Contains(key)
                ? value
                : throw Wrong(value, $"unknown key '{key}'; known are {string.Join(", ", allowed.ToArray())}");
        }
        return map;
    }

    /// <summary>A node as a list.</summary>
    public IEnumerable<YamlNode> List(YamlNode node) =>
        node is YamlSequenceNode list ? list.Children : throw Wrong(node, "a list is expected here");

    /// <summary>A node as text.</summary>
    public string Text(YamlNode node) =>
        node is YamlScalarNode { Value: { } text } ? text : throw Wrong(node, "a text is expected here");

    /// <summary>A required entry of a mapping.</summary>
    public YamlNode Required(YamlNode at, IReadOnlyDictionary<string, YamlNode> map, string key) =>
        map.TryGetValue(key, out var value) ? value : throw Wrong(at, $"the key '{key}' is missing");

    /// <summary>A node as a positive number.</summary>
    public double Number(YamlNode node) =>
        double.TryParse(Text(node), System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Wrong(node, $"'{Text(node)}' is not a number above 0");

    /// <summary>A block of lines with their line numbers; empty lines are left out.</summary>
    public IEnumerable<(long Line, string Text)> Lines(YamlNode node)
    {
        var block = node is YamlScalarNode { Style: ScalarStyle.Literal };
        return Text(node)
            .Split('\n')
            .Select((text, i) => (node.Start.Line + (block ? i + 1 : i), text.Trim()))
            .Where(l => l.Item2.Length > 0);
    }
}
