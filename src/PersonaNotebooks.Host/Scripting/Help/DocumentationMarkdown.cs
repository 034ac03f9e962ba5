using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PersonaNotebooks.Host.Scripting.Help;

/// <summary>XML documentation as Markdown.</summary>
public static partial class DocumentationMarkdown
{
    /// <summary>Writes a <c>member</c> element.</summary>
    /// <param name="member">The element.</param>
    /// <param name="detailed">Whether remarks and exceptions are written, too.</param>
    public static string Write(XElement member, bool detailed)
    {
        StringBuilder text = new();
        Paragraph(text, "", member.Element("summary"));
        List(text, "Parameters", member.Elements("typeparam").Concat(member.Elements("param")), "name");
        Paragraph(text, "**Returns** ", member.Element("returns"));
        Paragraph(text, "**Value** ", member.Element("value"));
        if (detailed)
        {
            List(text, "Exceptions", member.Elements("exception"), "cref");
            Paragraph(text, "", member.Element("remarks"));
        }
        return text.ToString();
    }

    private static void Paragraph(StringBuilder text, string title, XElement? element)
    {
        if (element is not null && Inline(element) is { Length: > 0 } content)
        {
            text.Append(title).Append(content).Append("\n\n");
        }
    }

    private static void List(StringBuilder text, string title, IEnumerable<XElement> elements, string name)
    {
        var items = elements.Select(e => $"- `{ShortName((string?)e.Attribute(name) ?? "")}`: {Inline(e)}\n").ToList();
        if (items.Count > 0)
        {
            text.Append($"**{title}**\n\n").AppendJoin("", items).Append('\n');
        }
    }

    private static string Inline(XElement element)
    {
        StringBuilder text = new();
        foreach (var node in element.Nodes())
        {
            text.Append(
                node switch
                {
                    XText words => Spaces().Replace(words.Value, " "),
                    XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } e => Reference(e),
                    XElement { Name.LocalName: "c" } e => $"`{e.Value}`",
                    XElement { Name.LocalName: "code" } e => $"\n\n```csharp\n{e.Value.Trim('\n')}\n```\n\n",
                    XElement { Name.LocalName: "para" } e => $"\n\n{Inline(e)}\n\n",
                    XElement { Name.LocalName: "item" } e => $"\n- {Inline(e)}",
                    XElement { Name.LocalName: "br" } => "\n\n",
                    XElement e => Inline(e),
                    _ => "",
                }
            );
        }
        return text.ToString().Trim();
    }

    private static string Reference(XElement e)
    {
        var target = e.Attribute("cref") ?? e.Attribute("langword") ?? e.Attribute("name") ?? e.Attribute("href");
        return e.Value.Length > 0 ? e.Value : $"`{ShortName(target?.Value ?? "")}`";
    }

    // "M:System.Console.WriteLine(System.String)" is told as "Console.WriteLine".
    private static string ShortName(string name)
    {
        if (name.Length < 2 || name[1] != ':')
        {
            return name;
        }
        var parts = Arity().Replace(name[2..].Split('(')[0], "").Split('.');
        return name[0] is 'T' or 'N' ? parts[^1] : string.Join('.', parts.TakeLast(2));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
