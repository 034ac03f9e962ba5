using System.Globalization;
using PersonaNotebooks.Models.Corpora;
using YamlDotNet.RepresentationModel;

namespace PersonaNotebooks.Simulacra;

/// <summary>Reads <c>items.yaml</c>.</summary>
internal static class ItemFile
{
    /// <summary>The items of a file, in its order.</summary>
    /// <exception cref="InputException">Something is wrong; the message names the line.</exception>
    public static IReadOnlyList<Item> Read(YamlSource source)
    {
        var root = source.Map(source.Root, "cloze", "single", "multiple");
        return [.. Of("cloze", ItemKind.Cloze), .. Of("single", ItemKind.Single), .. Of("multiple", ItemKind.Multiple)];
        IEnumerable<Item> Of(string key, ItemKind kind) =>
            root.TryGetValue(key, out var node) ? source.List(node).Select(n => One(source, n, kind)) : [];
    }

    private static Item One(YamlSource source, YamlNode node, ItemKind kind)
    {
        var map = kind switch
        {
            ItemKind.Cloze => source.Map(node, "topic", "question", "answer", "accept", "paragraph"),
            ItemKind.Single => source.Map(node, "topic", "question", "options", "answer", "paragraph"),
            _ => source.Map(node, "topic", "question", "options", "answers", "paragraph"),
        };
        var topic = source.Text(source.Required(node, map, "topic"));
        if (!Item.Topics(kind).Contains(topic))
        {
            throw source.Wrong(
                map["topic"],
                $"'{topic}' is not a topic here; they are {string.Join(", ", Item.Topics(kind).Distinct())}"
            );
        }
        IReadOnlyList<string> options =
            map.TryGetValue("options", out var o) ? Texts(source, o)
            : kind == ItemKind.Cloze ? []
            : throw source.Wrong(node, "the key 'options' is missing");
        IReadOnlyList<string> answers =
            kind == ItemKind.Multiple
                ? Texts(source, source.Required(node, map, "answers"))
                : [source.Text(source.Required(node, map, "answer")).Trim()];
        var (offered, right) = kind switch
        {
            ItemKind.Single => (4, 1),
            ItemKind.Multiple => (6, 3),
            _ => (0, 1),
        };
        if (options.Count != offered || answers.Count != right)
        {
            throw source.Wrong(
                node,
                $"a {kind.ToString().ToLowerInvariant()} item has {offered} options of which exactly {right} are right, not {options.Count} and {answers.Count}"
            );
        }
        if (offered > 0 && answers.FirstOrDefault(a => !options.Contains(a)) is { } stray)
        {
            throw source.Wrong(node, $"the answer '{stray}' is not one of the options, word for word");
        }
        return new(kind, topic, source.Text(source.Required(node, map, "question")).Trim(), options, answers)
        {
            Accept = map.TryGetValue("accept", out var accept) ? Texts(source, accept) : [],
            Paragraph = map.TryGetValue("paragraph", out var paragraph) ? ParagraphNumber(source, paragraph) : null,
        };
    }

    /// <summary>A paragraph's number.</summary>
    public static int ParagraphNumber(YamlSource source, YamlNode node) =>
        int.TryParse(source.Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw source.Wrong(node, $"'{source.Text(node)}' is not a paragraph's number; they count from 1");

    private static string[] Texts(YamlSource source, YamlNode node)
    {
        string[] texts = [.. source.List(node).Select(n => source.Text(n).Trim())];
        return texts.Distinct(StringComparer.OrdinalIgnoreCase).Count() == texts.Length
            ? texts
            : throw source.Wrong(node, "two of these are alike");
    }
}
