using System.Globalization;
using System.Text;

namespace PersonaNotebooks.Figures;

/// <summary>
/// Widths of text without a font engine, so that layout is the same on every machine. The table holds the advance widths of
/// Helvetica (Arial and Liberation Sans have the same) in thousandths of the font size; 17 % is added for wider fonts, such as DejaVu Sans.
/// </summary>
internal static class TextMeasure
{
    private const double Slack = 1.17;
    private const double BoldFactor = 1.08;

    // U+0020 to U+007E
    private const string Widths = """
        278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556
        556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667
        611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667
        667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500
        222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584
        """;

    private static readonly int[] Ascii =
    [
        .. Widths
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => int.Parse(w, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Width in pixels at a font size in pixels.</summary>
    public static double Width(string text, double size, bool bold = false) =>
        text.EnumerateRunes().Sum(Advance) * size / 1000 * Slack * (bold ? BoldFactor : 1);

    /// <summary>Breaks at spaces, and inside a word that is wider than a line.</summary>
    public static string[] Wrap(string text, double width, double size, bool bold = false)
    {
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (Width(longer, size, bold) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
            {
                lines.Add(line);
            }
            line = BreakWord(word, width, size, bold, lines);
        }
        if (line.Length > 0)
        {
            lines.Add(line);
        }
        return [.. lines];
    }

    /// <summary>Cuts at the end with an ellipsis where the text is wider.</summary>
    public static string Cut(string text, double width, double size)
    {
        if (Width(text, size) <= width)
        {
            return text;
        }
        var elements = Elements(text);
        var keep = elements.Count;
        while (keep > 1 && Width(string.Concat(elements.Take(keep)) + "…", size) > width)
        {
            keep--;
        }
        return string.Concat(elements.Take(keep)).TrimEnd() + "…";
    }

    private static string BreakWord(string word, double width, double size, bool bold, List<string> lines)
    {
        var part = "";
        foreach (var element in Elements(word))
        {
            if (part.Length > 0 && Width(part + element, size, bold) > width)
            {
                lines.Add(part);
                part = "";
            }
            part += element;
        }
        return part;
    }

    private static List<string> Elements(string text)
    {
        List<string> elements = [];
        for (var e = StringInfo.GetTextElementEnumerator(text); e.MoveNext(); )
        {
            elements.Add(e.GetTextElement());
        }
        return elements;
    }

    private static int Advance(Rune rune) =>
        rune.Value switch
        {
            >= 0x20 and <= 0x7E => Ascii[rune.Value - 0x20],
            0x2212 or 0xD7 or 0xB1 => 584,
            0x2026 or 0x2014 => 1000,
            < 0x300 => 640,
            >= 0x300 and <= 0x36F or 0x200B or 0x200C or 0x200D or >= 0xFE00 and <= 0xFE0F => 0,
            < 0x1100 => 720,
            _ => 1050,
        };
}
