using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace PersonaNotebooks.Host.Running;

/// <summary>A variable of a parameters cell.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="ElementType">Its type, or that of its items, as a C# keyword: <c>int</c>, <c>double</c>, <c>string</c> …</param>
/// <param name="IsList">Whether it holds a list; its values are then given with commas between them.</param>
/// <param name="Default">The C# text of its value in the notebook.</param>
public sealed record Parameter(string Name, string ElementType, bool IsList, string Default)
{
    /// <summary>How messages show it, for example <c>int people = 200</c>.</summary>
    public string Declaration => $"{ElementType}{(IsList ? "[]" : "")} {Name} = {Default}";

    /// <summary>What a value must be, in words.</summary>
    public string Wanted
    {
        get
        {
            var one = ElementType switch
            {
                "int" or "long" => "a whole number",
                "double" or "decimal" or "float" => "a number such as 0.5",
                "bool" => "true or false",
                _ => "text",
            };
            return IsList ? $"values with commas between them, each {one} ({ElementType})" : $"{one} ({ElementType})";
        }
    }

    /// <summary>The statement that gives it another value; null when the text does not fit the type.</summary>
    public string? Assign(string text)
    {
        if (!IsList)
        {
            return Literal(text) is { } literal ? $"{Name} = {literal};" : null;
        }
        var items = text.Length == 0 ? [] : text.Split(',').Select(item => Literal(item.Trim())).ToList();
        return items.Contains(null) ? null : $"{Name} = [{string.Join(", ", items)}];";
    }

    private string? Literal(string text)
    {
        const NumberStyles Real =
            NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite;
        var culture = CultureInfo.InvariantCulture;
        return ElementType switch
        {
            "int" when int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var n) => SyntaxText(n),
            "long" when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var n) => SyntaxText(n) + "L",
            "double" when double.TryParse(text, Real, culture, out var x) && double.IsFinite(x) => SyntaxText(x) + "D",
            "float" when float.TryParse(text, Real, culture, out var x) && float.IsFinite(x) => SyntaxText(x) + "F",
            "decimal" when decimal.TryParse(text, Real, culture, out var x) => SyntaxText(x) + "M",
            "bool" when bool.TryParse(text, out var b) => b ? "true" : "false",
            "string" => SymbolDisplay.FormatLiteral(text, quote: true),
            _ => null,
        };
    }

    private static string SyntaxText(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
