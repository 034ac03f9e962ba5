using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PersonaNotebooks.Simulacra;

/// <summary>Writes <c>items.yaml</c>.</summary>
internal static class ItemWriter
{
    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text; JSON's quotes and lists are YAML too.</summary>
    public static string Write(IReadOnlyList<Item> items)
    {
        StringBuilder yaml = new();
        foreach (var group in items.GroupBy(i => i.Kind))
        {
            yaml.Append(CultureInfo.InvariantCulture, $"{group.Key.ToString().ToLowerInvariant()}:\n");
            foreach (var item in group)
            {
                (string, object)[] all =
                [
                    ("topic", item.Topic),
                    ("question", item.Question),
                    .. item.Options.Count > 0 ? [("options", item.Options)] : Array.Empty<(string, object)>(),
                    item.Kind == ItemKind.Multiple ? ("answers", item.Answers) : ("answer", item.Answers[0]),
                    .. item.Accept.Count > 0 ? [("accept", item.Accept)] : Array.Empty<(string, object)>(),
                    .. item.Paragraph is { } p ? [("paragraph", (object)p)] : Array.Empty<(string, object)>(),
                ];
                yaml.Append("  - ");
                yaml.AppendJoin("\n    ", all.Select(e => $"{e.Item1}: {JsonSerializer.Serialize(e.Item2, Quoted)}"));
                yaml.Append('\n');
            }
        }
        return yaml.ToString();
    }
}
